package dev.roadworthy.runner.suite;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.journal.JournalEntry;
import dev.roadworthy.schedule.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How long a suite JVM may stay silent: a JVM that is stuck is worse than one that is dead. Follows
 * the journal; not thread-safe.
 */
public final class Patience {

  /** Beyond what a run may take, which the suite JVM sees to by itself if it can. */
  static final Duration GRACE = Duration.ofSeconds(10);

  /** To start, to end, and between two checks, for what the suite sets up. */
  static final Duration BETWEEN = Duration.ofSeconds(90);

  private final Map<CheckId, Running> running = new HashMap<>();
  private Instant lastSign;

  private record Running(Duration atMost, Instant end) {}

  /** Begins to wait. */
  public Patience(Instant now) {
    this.lastSign = now;
  }

  /** The journal has told something. */
  public void heard(List<JournalEntry> entries, Instant now) {
    for (JournalEntry entry : entries) {
      lastSign = now;
      if (entry instanceof JournalEntry.RunStarted started) {
        Instant end = now.plus(started.atMost()).plus(GRACE);
        running.put(started.check().id(), new Running(started.atMost(), end));
      } else if (entry instanceof JournalEntry.RunRecorded recorded) {
        running.remove(recorded.run().check());
      }
    }
  }

  /** It is asked for nothing: then it may stay silent. */
  public void idle(Instant now) {
    if (running.isEmpty()) {
      lastSign = now;
    }
  }

  /** It could not have given a sign, whatever it does: all that runs is given another grace. */
  public void undo(Instant now) {
    lastSign = now;
    running.replaceAll((check, each) -> new Running(each.atMost, now.plus(GRACE)));
  }

  /** Why the JVM has to be killed now; empty while it may go on. */
  public Optional<String> exhausted(Instant now) {
    Optional<Map.Entry<CheckId, Running>> overdue =
        running.entrySet().stream()
            .filter(entry -> now.isAfter(entry.getValue().end))
            .min(Map.Entry.comparingByKey());
    if (overdue.isPresent()) {
      return Optional.of(
          "check "
              + overdue.get().getKey()
              + " did not end within "
              + DurationText.format(overdue.get().getValue().atMost)
              + ", the most that it may take");
    }
    return running.isEmpty() && now.isAfter(lastSign.plus(BETWEEN))
        ? Optional.of("it gave no sign for " + BETWEEN.toSeconds() + " s")
        : Optional.empty();
  }
}
