package dev.roadworthy.load;

import dev.roadworthy.run.RunId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A load test that begins.
 *
 * @param run the run of the check that it is
 * @param simulation the name of its class
 * @param profile how much of the simulation is made of it, and what bounds it: {@code full}, or
 *     {@code 5 %, at most 50/s}; load tests compare only with those of the same
 * @param warmUp how much of its beginning does not count
 * @param startedAt when its first user began
 * @param version of the application, as it says itself; null if it does not
 */
public record LoadRun(
    RunId run,
    String simulation,
    String profile,
    Duration warmUp,
    Instant startedAt,
    @Nullable String version) {

  /** Whether the figures of the two say anything about each other: the same load, made alike. */
  public boolean isComparableTo(LoadRun other) {
    return simulation.equals(other.simulation)
        && profile.equals(other.profile)
        && warmUp.equals(other.warmUp);
  }
}
