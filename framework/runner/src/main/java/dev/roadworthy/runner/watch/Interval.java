package dev.roadworthy.runner.watch;

import java.time.Duration;

/** Something that is to be done now and then, however the clock is set. Not thread-safe. */
final class Interval {

  private final long nanos;
  private long last;

  private Interval(Duration every, boolean atOnce) {
    this.nanos = every.toNanos();
    this.last = System.nanoTime() - (atOnce ? nanos : 0);
  }

  /** For the first time at once. */
  static Interval every(Duration every) {
    return new Interval(every, true);
  }

  /** For the first time when that has gone by. */
  static Interval after(Duration every) {
    return new Interval(every, false);
  }

  /** True if the time has come; the next one is counted from now. */
  boolean isOver() {
    long now = System.nanoTime();
    if (now - last < nanos) {
      return false;
    }
    last = now;
    return true;
  }
}
