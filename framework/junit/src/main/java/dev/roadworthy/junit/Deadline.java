package dev.roadworthy.junit;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The deadline of one part of a run. When it is missed, what is in flight is aborted and the thread
 * of the check is interrupted. Thread-safe.
 */
final class Deadline {

  private final Duration limit;
  private final Predicate<Duration> abortInFlight;
  private Thread body = Thread.currentThread();
  private @Nullable Future<?> timer;
  private @Nullable Missed missed;
  private boolean over;

  /**
   * @param limit that was missed
   * @param inFlight an exchange was in flight, and was aborted
   * @param where the check was when it missed it
   */
  record Missed(Duration limit, boolean inFlight, StackTraceElement[] where) {}

  /**
   * @param abortInFlight ends what is in flight, and says whether anything was
   */
  private Deadline(Duration limit, Predicate<Duration> abortInFlight) {
    this.limit = limit;
    this.abortInFlight = abortInFlight;
  }

  /**
   * Begins to watch the calling thread.
   *
   * @param ignored called once the check has gone on for the grace period after its deadline
   */
  static Deadline watch(
      Watchdog watchdog,
      Duration limit,
      Predicate<Duration> abortInFlight,
      Duration grace,
      Consumer<Missed> ignored) {
    Deadline deadline = new Deadline(limit, abortInFlight);
    Runnable bark = () -> deadline.miss(watchdog, grace, ignored);
    synchronized (deadline) {
      deadline.timer = watchdog.after(limit, bark);
    }
    return deadline;
  }

  /** The check goes on in the calling thread. */
  synchronized void followThread() {
    body = Thread.currentThread();
  }

  private synchronized void miss(Watchdog watchdog, Duration grace, Consumer<Missed> ignored) {
    if (over) {
      return;
    }
    StackTraceElement[] where = body.getStackTrace();
    Missed now = new Missed(limit, abortInFlight.test(limit), where);
    missed = now;
    timer = watchdog.after(grace, () -> ignored.accept(now));
    body.interrupt();
  }

  /**
   * Ends the watch. Once this returns, nothing is aborted or interrupted any more, and the
   * interruption of the calling thread by this deadline is taken back.
   *
   * @return null if the check was in time
   */
  synchronized @Nullable Missed over() {
    if (!over) {
      over = true;
      if (timer != null) {
        timer.cancel(false);
      }
      if (missed != null && Thread.currentThread() == body) {
        Thread.interrupted();
      }
    }
    return missed;
  }

  /** How it was missed so far, null if it was not. */
  synchronized @Nullable Missed missed() {
    return missed;
  }
}
