package dev.roadworthy.history;

import dev.roadworthy.fault.Outcome;
import dev.roadworthy.run.Percentiles;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * All runs of a series that began within one hour, summed up so that hours can be merged.
 *
 * @param series which check, where, on which branch
 * @param hour the beginning of the hour, UTC
 * @param outcomes how many runs had which outcome
 * @param faults how many runs had which fault code, by the code's text
 * @param up the time that passing runs stand for: each until the next run, at most 2.5 intervals
 * @param down the time that FAILED runs stand for, counted in the same way
 * @param latencies of the runs that passed and were not cold: how long a failure took says nothing
 *     about the speed of the application
 */
public record Rollup(
    Series series,
    Instant hour,
    Map<Outcome, Integer> outcomes,
    Map<String, Integer> faults,
    Duration up,
    Duration down,
    Percentiles latencies) {

  /** Copies the maps. */
  public Rollup {
    outcomes = Map.copyOf(outcomes);
    faults = Map.copyOf(faults);
  }
}
