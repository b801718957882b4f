package dev.roadworthy.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The runs of one build or of one scheduled pass belong to a round.
 *
 * @param id the round's identity
 * @param trigger what started it
 * @param environment the environment's name
 * @param kind the environment's kind
 * @param location from where it looked, such as {@code office}
 * @param startedAt when it began
 * @param commit of the suite, null if unknown
 * @param branch of the suite, null if unknown
 * @param build number or name of the build, null if there is none
 */
public record Round(
    RoundId id,
    Trigger trigger,
    String environment,
    EnvironmentKind kind,
    String location,
    Instant startedAt,
    @Nullable String commit,
    @Nullable String branch,
    @Nullable String build) {}
