package dev.roadworthy.benchmarks.measure;

import java.time.Duration;
import java.util.Collection;

/** How durations are spread, by nearest rank, in milliseconds. */
public final class Percentiles {

  private static final double NANOS = 1e6;

  private final long[] sorted;

  public Percentiles(Collection<Duration> durations) {
    sorted = durations.stream().mapToLong(Duration::toNanos).sorted().toArray();
  }

  public int count() {
    return sorted.length;
  }

  /**
   * What so many of them do not exceed; NaN if there are none.
   *
   * @param percent above 0 to 100
   */
  public double at(double percent) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    int rank = (int) Math.ceil(percent / 100 * sorted.length);
    return sorted[Math.max(0, rank - 1)] / NANOS;
  }
}
