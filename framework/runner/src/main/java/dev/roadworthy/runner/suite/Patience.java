package dev.roadworthy.runner.suite;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.journal.JournalEntry;
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

  /** Beyond a check's own deadline, which the suite JVM keeps by itself if it can. */
  static final Duration GRACE = Duration.ofSeconds(10);

  /** To start, to end, and between two checks, for what the suite sets up. */
  static final Duration BETWEEN = Duration.ofSeconds(90);

  private final Map<CheckId, Instant> running = new HashMap<>();
  private Instant lastSign;

  /** Begins to wait. */
  public Patience(Instant now) {
    this.lastSign = now;
  }

  /** The journal has told something. */
  public void heard(List<JournalEntry> entries, Instant now) {
    for (JournalEntry entry : entries) {
      lastSign = now;
      if (entry instanceof JournalEntry.RunStarted started) {
        running.put(started.check().id(), now.plus(allowed(started.check())));
      } else if (entry instanceof JournalEntry.RunRecorded recorded) {
        running.remove(recorded.run().check());
      }
    }
  }

  private static Duration allowed(CheckSpec check) {
    return check.timeout().plus(GRACE);
  }

  /** Why the JVM has to be killed now; empty while it may go on. */
  public Optional<String> exhausted(Instant now) {
    Optional<CheckId> overdue =
        running.entrySet().stream()
            .filter(entry -> now.isAfter(entry.getValue()))
            .map(Map.Entry::getKey)
            .min(CheckId::compareTo);
    if (overdue.isPresent()) {
      return Optional.of(
          "check " + overdue.get() + " did not end " + GRACE.toSeconds() + " s after its deadline");
    }
    return running.isEmpty() && now.isAfter(lastSign.plus(BETWEEN))
        ? Optional.of("it gave no sign for " + BETWEEN.toSeconds() + " s")
        : Optional.empty();
  }
}
