package dev.roadworthy.history;

import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.Outcome;
import dev.roadworthy.run.RoundId;
import dev.roadworthy.run.Run;
import dev.roadworthy.run.RunId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * As much of a run as decisions and charts need.
 *
 * @param id the run
 * @param round its round
 * @param startedAt when it began
 * @param duration of the whole check
 * @param latency its time on the wire
 * @param cold its latency is distorted by a cold JVM
 * @param outcome what it says
 * @param fault why it did not pass, null if none
 */
public record RunFact(
    RunId id,
    RoundId round,
    Instant startedAt,
    Duration duration,
    Duration latency,
    boolean cold,
    Outcome outcome,
    @Nullable Fault fault) {

  /** The facts of a run. */
  public static RunFact of(Run run) {
    return new RunFact(
        run.id(),
        run.round(),
        run.startedAt(),
        run.duration(),
        run.latency(),
        run.cold(),
        run.outcome(),
        run.fault());
  }
}
