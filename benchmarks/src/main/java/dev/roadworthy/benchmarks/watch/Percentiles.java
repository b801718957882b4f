package dev.roadworthy.benchmarks.watch;

import java.time.Duration;
import java.util.Collection;

/** How durations are spread, by nearest rank, in milliseconds. */
final class Percentiles {

  private static final double NANOS = 1e6;

  private final long[] sorted;

  Percentiles(Collection<Duration> durations) {
    sorted = durations.stream().mapToLong(Duration::toNanos).sorted().toArray();
  }

  int count() {
    return sorted.length;
  }

  /**
   * What so many of them do not exceed; NaN if there are none.
   *
   * @param percent above 0 to 100
   */
  double at(double percent) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    int rank = (int) Math.ceil(percent / 100 * sorted.length);
    return sorted[Math.max(0, rank - 1)] / NANOS;
  }
}
