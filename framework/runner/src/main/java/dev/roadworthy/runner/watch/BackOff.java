package dev.roadworthy.runner.watch;

import java.time.Duration;
import java.time.Instant;

/** How long to wait before a suite JVM is started once more: longer with each one that failed. */
final class BackOff {

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(1);

  /** One that has worked for so long is no failure, whatever became of it. */
  private static final Duration LONG_ENOUGH = Duration.ofMinutes(5);

  private Instant notBefore = Instant.MIN;
  private Duration delay = FIRST;

  /** True if it may be started now. */
  boolean allows(Instant now) {
    return !now.isBefore(notBefore);
  }

  /** One has failed. */
  void failed(Instant now) {
    notBefore = now.plus(delay);
    Duration longer = delay.multipliedBy(2);
    delay = longer.compareTo(LONGEST) > 0 ? LONGEST : longer;
  }

  /** One did what it was started for. */
  void succeeded() {
    delay = FIRST;
  }

  /** One that was started then has to be replaced. */
  void wornOut(Instant startedAt, Instant now) {
    if (startedAt.plus(LONG_ENOUGH).isAfter(now)) {
      failed(now);
    } else {
      delay = FIRST;
    }
  }

  /** There is no need to wait any more. */
  void end(Instant now) {
    notBefore = now;
  }
}
