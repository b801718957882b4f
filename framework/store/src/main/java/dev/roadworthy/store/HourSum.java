package dev.roadworthy.store;

import dev.roadworthy.fault.Outcome;
import dev.roadworthy.run.Percentiles;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the runs of a series that began within one hour come to. Pure. */
record HourSum(
    Map<Outcome, Integer> outcomes,
    Map<String, Integer> faults,
    Duration up,
    Duration down,
    Percentiles latencies) {

  /** A run, as far as it counts. */
  record Sample(
      Instant startedAt,
      Duration latency,
      boolean cold,
      Outcome outcome,
      @Nullable String fault,
      Duration spacing) {

    /** Until the next run, and at most 2.5 intervals: after that, nothing is known. */
    Duration standsFor(@Nullable Instant next) {
      Duration longest = spacing.multipliedBy(5).dividedBy(2);
      if (next == null) {
        return longest;
      }
      Duration gap = Duration.between(startedAt, next);
      return gap.compareTo(longest) < 0 ? gap : longest;
    }
  }

  /**
   * @param samples by start
   * @param next when the first run after them began, null if there is none yet
   */
  static HourSum of(List<Sample> samples, @Nullable Instant next) {
    Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    Map<String, Integer> faults = new HashMap<>();
    Duration up = Duration.ZERO;
    Duration down = Duration.ZERO;
    Percentiles latencies = Percentiles.empty();
    for (int i = 0; i < samples.size(); i++) {
      Sample sample = samples.get(i);
      Instant following = i + 1 < samples.size() ? samples.get(i + 1).startedAt : next;
      outcomes.merge(sample.outcome, 1, Integer::sum);
      if (sample.fault != null) {
        faults.merge(sample.fault, 1, Integer::sum);
      }
      if (sample.outcome.isPass()) {
        up = up.plus(sample.standsFor(following));
      } else if (sample.outcome == Outcome.FAILED) {
        down = down.plus(sample.standsFor(following));
      }
      if (sample.outcome.isPass() && !sample.cold) {
        latencies.record(sample.latency);
      }
    }
    return new HourSum(outcomes, faults, up, down, latencies);
  }

  int count(Outcome outcome) {
    return outcomes.getOrDefault(outcome, 0);
  }
}
