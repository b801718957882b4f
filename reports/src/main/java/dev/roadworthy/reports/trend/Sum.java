package dev.roadworthy.reports.trend;

import dev.roadworthy.fault.Outcome;
import dev.roadworthy.history.Rollup;
import dev.roadworthy.history.RunFact;
import dev.roadworthy.reports.chart.Bucket;
import dev.roadworthy.run.Percentiles;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs and rollups added up. */
final class Sum {

  private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
  private final Map<String, Integer> faults = new HashMap<>();
  private final Percentiles latencies = Percentiles.empty();
  private Duration up = Duration.ZERO;
  private Duration down = Duration.ZERO;

  /**
   * Adds a run.
   *
   * @param standsFor the time until the next one
   */
  void add(RunFact run, Duration standsFor) {
    outcomes.merge(run.outcome(), 1, Integer::sum);
    if (run.fault() != null) {
      faults.merge(run.fault().code().code(), 1, Integer::sum);
    }
    if (run.outcome().isPass()) {
      up = up.plus(standsFor);
    } else if (run.outcome() == Outcome.FAILED) {
      down = down.plus(standsFor);
    }
    if (run.outcome().isPass() && !run.cold()) {
      latencies.record(run.latency());
    }
  }

  /** Adds an hour. */
  void add(Rollup rollup) {
    rollup.outcomes().forEach((outcome, count) -> outcomes.merge(outcome, count, Integer::sum));
    rollup.faults().forEach((code, count) -> faults.merge(code, count, Integer::sum));
    latencies.merge(rollup.latencies());
    up = up.plus(rollup.up());
    down = down.plus(rollup.down());
  }

  /** Adds what another has. */
  void add(Sum other) {
    other.outcomes.forEach((outcome, count) -> outcomes.merge(outcome, count, Integer::sum));
    other.faults.forEach((code, count) -> faults.merge(code, count, Integer::sum));
    latencies.merge(other.latencies);
    up = up.plus(other.up);
    down = down.plus(other.down);
  }

  Percentiles latencies() {
    return latencies;
  }

  Map<String, Integer> faults() {
    return faults;
  }

  int runs() {
    return outcomes.values().stream().mapToInt(Integer::intValue).sum();
  }

  int failed() {
    return count(Outcome.FAILED);
  }

  /**
   * The share of the time in which the application did what it should; null if nothing is known.
   */
  @Nullable Double availability() {
    Duration known = up.plus(down);
    return known.isZero() ? null : (double) up.toNanos() / known.toNanos();
  }

  Bucket.Tally tally() {
    return new Bucket.Tally(
        count(Outcome.PASSED),
        count(Outcome.DEGRADED),
        count(Outcome.FAILED),
        count(Outcome.BROKEN) + count(Outcome.INCONCLUSIVE),
        count(Outcome.SKIPPED));
  }

  private int count(Outcome outcome) {
    return outcomes.getOrDefault(outcome, 0);
  }
}
