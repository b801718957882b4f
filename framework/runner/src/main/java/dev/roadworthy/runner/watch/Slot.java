package dev.roadworthy.runner.watch;

import dev.roadworthy.evaluation.Thresholds;
import dev.roadworthy.fault.Outcome;
import dev.roadworthy.journal.JournalEntry.Scheduled;
import dev.roadworthy.schedule.FixedRate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** One check's place in the timetable. Not thread-safe. */
final class Slot {

  private static final int MOST_COUNTED = 1_000;

  private final Thresholds thresholds;

  /** The outcomes since the last recovery, the newest first; true for those that are no pass. */
  private final Deque<Boolean> latest = new ArrayDeque<>();

  private Scheduled check;

  /** When it came to have the schedule that it has. */
  private Instant scheduledAt;

  private Instant due;
  private @Nullable Instant startedAt;
  private boolean running;
  private long missed;

  Slot(Scheduled check, Thresholds thresholds, Instant now) {
    this.check = check;
    this.thresholds = thresholds;
    this.due = next(now);
    this.scheduledAt = now;
  }

  Instant scheduledAt() {
    return scheduledAt;
  }

  Scheduled check() {
    return check;
  }

  Instant due() {
    return due;
  }

  boolean isRunning() {
    return running;
  }

  /** How many times it was due and did not run. */
  long missed() {
    return missed;
  }

  /** Its author may have changed when it is due; a time that was set by the old schedule goes. */
  void declared(Scheduled newer, Instant now) {
    if (!newer.schedule().equals(check.schedule())) {
      check = newer;
      scheduledAt = now;
      due = next(now);
    }
  }

  /**
   * True if it is to start now. If it is still running, or could have started earlier, it missed.
   */
  boolean start(Instant now) {
    if (now.isBefore(due)) {
      return false;
    }
    missed += passed(now) + (running ? 1 : 0);
    due = next(now);
    if (running) {
      return false;
    }
    running = true;
    startedAt = now;
    return true;
  }

  /** It was to start, and could not. */
  void couldNotStart() {
    running = false;
    missed++;
  }

  /** Nobody will say any more how it ended. */
  void lost() {
    if (running) {
      couldNotStart();
    }
  }

  /** A run says something; rows of a parameterized class each do. */
  void said(Outcome outcome) {
    if (outcome == Outcome.SKIPPED) {
      return;
    }
    latest.addFirst(!outcome.isPass());
    if (latest.stream().takeWhile(failed -> !failed).count() >= thresholds.passes()) {
      latest.clear();
    } else if (latest.size() > thresholds.window()) {
      latest.removeLast();
    }
  }

  /** It has ended, and may start again. */
  void ended(Instant now) {
    running = false;
    if (isUndecided() && startedAt != null) {
      Instant soon = startedAt.plus(check.schedule().soon());
      Instant hurried = soon.isBefore(now) ? now : soon;
      due = hurried.isBefore(due) ? hurried : due;
    }
  }

  /** It is due at once, whatever its schedule says. */
  void hurry(Instant now) {
    due = now;
  }

  /**
   * The clock has jumped, or nothing has run for a while: it goes on where the schedule stands now.
   */
  void rebase(Instant now) {
    missed += now.isBefore(due) ? 0 : passed(now) + 1;
    due = next(now);
  }

  /** The newest run did not pass, and nobody can tell yet whether that is how it is. */
  boolean isUndecided() {
    return Boolean.TRUE.equals(latest.peekFirst())
        && latest.stream().filter(failed -> failed).count() < thresholds.failures();
  }

  private Instant next(Instant now) {
    return check.schedule().next(now, check.id().value());
  }

  /**
   * How many due times have gone by between the one that is set and now; at most a thousand of
   * cron.
   */
  private long passed(Instant now) {
    if (check.schedule() instanceof FixedRate rate) {
      return Duration.between(due, now).dividedBy(rate.interval());
    }
    long passed = 0;
    for (Instant at = next(due); !at.isAfter(now) && passed < MOST_COUNTED; at = next(at)) {
      passed++;
    }
    return passed;
  }
}
