package dev.roadworthy.history;

import java.time.Instant;

/**
 * How far back history goes.
 *
 * @param runs runs that began before are let go
 * @param rollups of hours that began before are let go; not after {@code runs}
 * @param newest so many of the newest runs of each series, and of those that decisions are made on,
 *     stay while they are younger than {@code rollups}: a check that runs once a month has a trend
 *     and a window too
 */
public record Horizon(Instant runs, Instant rollups, int newest) {

  /**
   * @throws IllegalArgumentException if {@code rollups} is after {@code runs}, or {@code newest}
   *     under 1
   */
  public Horizon {
    if (rollups.isAfter(runs)) {
      throw new IllegalArgumentException(
          "rollups must not be after runs (" + runs + "), but was " + rollups);
    }
    if (newest < 1) {
      throw new IllegalArgumentException("newest must be 1 or more, but was " + newest);
    }
  }
}
