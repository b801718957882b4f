package dev.roadworthy.reports.chart;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What happened between two moments. One without runs is left out, not passed as empty.
 *
 * @param from its beginning
 * @param to its end
 * @param availability 0 to 1, null if nothing was learned
 * @param tally how many runs said what
 * @param faults how many runs had which fault code, by the code's text
 * @param latency null if no run was measured
 */
public record Bucket(
    Instant from,
    Instant to,
    @Nullable Double availability,
    Tally tally,
    Map<String, Integer> faults,
    @Nullable Latency latency) {

  /** Copies the map. */
  public Bucket {
    faults = Map.copyOf(faults);
  }

  /** Percentiles, in milliseconds. */
  public record Latency(double p50, double p95, double p99) {}

  /** Runs by what they say; {@code blind} ones said nothing about the application. */
  public record Tally(int passed, int degraded, int failed, int blind, int skipped) {

    /** All runs. */
    public int total() {
      return passed + degraded + failed + blind + skipped;
    }

    /** What a bar is made of from top to bottom, worst first. */
    List<Part> parts(Theme theme) {
      Theme.Tones tones = theme.tones;
      return Stream.of(
              new Part(failed, tones.failed()),
              new Part(blind, tones.blind()),
              new Part(degraded, tones.degraded()),
              new Part(passed, tones.passed()),
              new Part(skipped, tones.skipped()))
          .filter(part -> part.runs() > 0)
          .toList();
    }
  }

  /** Some runs of a bucket, and their colour. */
  record Part(int runs, String color) {}

  Instant middle() {
    return from.plus(Duration.between(from, to).dividedBy(2));
  }
}
