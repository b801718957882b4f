package dev.roadworthy.runner.watch;

import dev.roadworthy.schedule.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Notices that time did not go on as it should: the clock was set, or this process stood still.
 * Compares the wall clock with one that only ever goes forward. Not thread-safe.
 */
final class Pulse {

  /** Corrections of a clock, and pauses of a busy machine, that change nothing. */
  private static final Duration TOLERATED = Duration.ofSeconds(3);

  private Instant wall;
  private long nanos;

  Pulse(Instant wall, long nanos) {
    this.wall = wall;
    this.nanos = nanos;
  }

  /**
   * A sign of life.
   *
   * @param expected how long after the last one this one was to come
   * @return what went wrong since the last one, in words; empty if nothing did
   */
  Optional<String> beat(Instant now, long nanosNow, Duration expected) {
    Duration byTheWall = Duration.between(wall, now);
    Duration lasted = Duration.ofNanos(nanosNow - nanos);
    Instant before = wall;
    wall = now;
    nanos = nanosNow;
    Duration jumped = byTheWall.minus(lasted);
    if (jumped.abs().compareTo(TOLERATED) > 0) {
      return Optional.of(
          "the clock jumped "
              + (jumped.isNegative() ? "back" : "forward")
              + " by "
              + text(jumped.abs())
              + ", from "
              + before.truncatedTo(ChronoUnit.SECONDS)
              + " to "
              + now.truncatedTo(ChronoUnit.SECONDS));
    }
    return lasted.minus(expected).compareTo(TOLERATED) > 0
        ? Optional.of(
            "the watch stood still for "
                + text(lasted)
                + ", from "
                + before.truncatedTo(ChronoUnit.SECONDS)
                + " to "
                + now.truncatedTo(ChronoUnit.SECONDS))
        : Optional.empty();
  }

  private static String text(Duration duration) {
    return DurationText.format(duration.truncatedTo(ChronoUnit.SECONDS));
  }
}
