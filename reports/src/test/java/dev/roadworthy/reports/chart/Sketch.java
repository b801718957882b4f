package dev.roadworthy.reports.chart;

import dev.roadworthy.reports.chart.Bucket.Latency;
import dev.roadworthy.reports.chart.Bucket.Tally;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;

/** Buckets of one hour in a day, for tests. */
final class Sketch {

  static final Instant START = Instant.parse("2026-11-12T00:00:00Z");
  static final Span DAY = new Span(START, START.plus(Duration.ofDays(1)), ZoneId.of("UTC"));

  private Sketch() {}

  static Bucket passed(int hour, double p50, double p99) {
    return bucket(hour, 1.0, new Tally(10, 0, 0, 0, 0), Map.of(), new Latency(p50, p50, p99));
  }

  static Bucket failed(int hour, int failed, String code) {
    return bucket(
        hour,
        (10.0 - failed) / 10,
        new Tally(10 - failed, 0, failed, 0, 0),
        Map.of(code, failed),
        failed == 10 ? null : new Latency(100, 100, 100));
  }

  static Bucket blind(int hour) {
    return bucket(hour, null, new Tally(0, 0, 0, 10, 0), Map.of("X0101", 10), null);
  }

  private static Bucket bucket(
      int hour,
      @org.jspecify.annotations.Nullable Double availability,
      Tally tally,
      Map<String, Integer> faults,
      @org.jspecify.annotations.Nullable Latency latency) {
    Instant from = START.plus(Duration.ofHours(hour));
    return new Bucket(from, from.plus(Duration.ofHours(1)), availability, tally, faults, latency);
  }
}
