package dev.roadworthy.gatling.engine;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * Turns of which there are so many in a second, evenly spread, for all threads together: the
 * generic cell rate algorithm without a burst.
 */
final class Pace {

  private static final long SECOND = 1_000_000_000L;

  private final long interval;
  private final LongSupplier clock;
  private final AtomicLong next;
  private final LongAdder heldBack = new LongAdder();

  /**
   * @param rate in a second, 1 or more
   */
  Pace(int rate) {
    this(rate, System::nanoTime);
  }

  Pace(int rate, LongSupplier clock) {
    this.interval = (SECOND + rate - 1) / rate;
    this.clock = clock;
    this.next = new AtomicLong(clock.getAsLong());
  }

  /** Takes the next turn; how many nanoseconds it is away, 0 if it has come. */
  long turn() {
    long now = clock.getAsLong();
    long after = next.updateAndGet(turn -> (turn - now < 0 ? now : turn) + interval);
    long wait = after - interval - now;
    if (wait > 0) {
      heldBack.increment();
    }
    return wait;
  }

  /** How many turns had not come yet when they were taken. */
  long heldBack() {
    return heldBack.sum();
  }
}
