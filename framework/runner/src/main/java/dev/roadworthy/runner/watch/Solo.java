package dev.roadworthy.runner.watch;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.fault.Outcome;
import dev.roadworthy.journal.JournalEntry.ReplacementAsked;
import dev.roadworthy.journal.JournalEntry.RunStarted;
import dev.roadworthy.run.Round;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The checks that may be fatal to their JVM: each runs in one where only it can be to blame, and
 * stays here until it has come to its end. Not thread-safe.
 */
final class Solo {

  private final Timetable timetable;
  private final CrewListener listener;
  private final Hearing hearing;
  private final BackOff backOff = new BackOff();
  private final Set<CheckId> suspects = new LinkedHashSet<>();
  private final Set<CheckId> due = new LinkedHashSet<>();
  private @Nullable Worker worker;

  /** What the worker was asked for last. */
  private @Nullable CheckId current;

  Solo(Timetable timetable, CrewListener listener, Hearing hearing) {
    this.timetable = timetable;
    this.listener = listener;
    this.hearing = hearing;
  }

  Set<CheckId> suspects() {
    return Set.copyOf(suspects);
  }

  boolean suspects(CheckId check) {
    return suspects.contains(check);
  }

  /** From now on it runs here, and for the first time at once. */
  void suspect(CheckId check, Instant now) {
    suspects.add(check);
    timetable.hurry(check, now);
  }

  /** One of those that are suspected is due. */
  void ask(CheckId check) {
    due.add(check);
  }

  /** These are no longer there. */
  void retire(Set<CheckId> gone) {
    suspects.removeAll(gone);
    due.removeAll(gone);
  }

  Optional<Worker> worker() {
    return Optional.ofNullable(worker);
  }

  /** Gives its JVM away, as when the suite has changed; empty if it has none. */
  Optional<Worker> release() {
    Optional<Worker> released = worker();
    worker = null;
    current = null;
    return released;
  }

  /** Nothing has gone on for a while. */
  void rebase(Instant now) {
    backOff.end(now);
    worker().ifPresent(it -> it.rebase(now));
  }

  void hear(Instant now) {
    Worker heard = worker;
    if (heard == null) {
      return;
    }
    boolean ended = hearing.hasEnded(heard, now);
    for (ReplacementAsked asked : heard.takeReplacementsAsked()) {
      CheckId check = asked.check() == null ? null : timetable.scheduled(asked.check());
      if (check != null) {
        timetable.ended(check, now);
      }
      current = null;
      hearing.kill(heard, asked.why());
    }
    if (ended) {
      ended(heard, now);
    } else if (current != null && heard.isIdle()) {
      suspects.remove(current);
      current = null;
    }
  }

  private void ended(Worker ended, Instant now) {
    worker = null;
    current = null;
    if (ended.isReady()) {
      backOff.succeeded();
    } else {
      backOff.failed(now);
      listener.said(
          "the suite JVM for one check alone ended with exit code "
              + ended.exitCode()
              + " before it was ready");
    }
    for (CheckId fatal : ended.asked()) {
      lose(ended, fatal, now);
    }
    hearing.bury(ended);
  }

  private void lose(Worker ended, CheckId fatal, Instant now) {
    Round round = ended.round();
    String how = "the suite JVM in which it ran alone ended with exit code " + ended.exitCode();
    Set<CheckId> runs = new HashSet<>();
    for (RunStarted begun : ended.begun().values()) {
      if (round != null && fatal.equals(timetable.scheduled(begun.check().id()))) {
        runs.add(begun.check().id());
        listener.lost(new Loss(round, begun.check(), begun.at(), how, now));
      }
    }
    CheckSpec announced = ended.spec(fatal);
    if (round != null && runs.isEmpty() && announced != null) {
      listener.lost(new Loss(round, announced, null, how, now));
    }
    timetable.said(fatal, Outcome.BROKEN);
    timetable.ended(fatal, now);
  }

  /**
   * Starts what is due.
   *
   * @param starting starts a JVM for one check at a time; nothing if that cannot be
   * @return a JVM that is not needed any more, and is to end
   */
  Optional<Worker> work(Instant now, Supplier<Optional<Worker>> starting) {
    Worker known = worker;
    if (known == null) {
      if (!due.isEmpty() && backOff.allows(now)) {
        worker = starting.get().orElse(null);
        if (worker == null) {
          backOff.failed(now);
        }
      }
      return Optional.empty();
    }
    if (!known.isReady() || known.isBeingKilled() || !known.isIdle()) {
      return Optional.empty();
    }
    if (due.isEmpty()) {
      return suspects.isEmpty() ? release() : Optional.empty();
    }
    CheckId next = due.iterator().next();
    due.remove(next);
    current = next;
    known.ask(next);
    return Optional.empty();
  }
}
