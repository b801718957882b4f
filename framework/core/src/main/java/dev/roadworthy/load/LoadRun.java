package dev.roadworthy.load;

import dev.roadworthy.run.RunId;
import java.time.Duration;
import java.time.Instant;

/**
 * A load test that begins.
 *
 * @param run the run of the check that it is
 * @param simulation the name of its class
 * @param profile by which it was scaled, such as {@code full}
 * @param warmUp how much of its beginning does not count
 * @param startedAt when its first user began
 */
public record LoadRun(
    RunId run, String simulation, String profile, Duration warmUp, Instant startedAt) {}
