package dev.roadworthy.reports.chart;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Where a line must not be drawn, because nothing was measured there. */
final class Gaps {

  private static final double TOLERANCE = 3.5;

  private Gaps() {}

  /**
   * Cuts a series into parts without gaps. A gap is a distance of more than three and a half times
   * the usual (median) one, so that both an hourly check and twenty builds a week read as they are.
   */
  static List<List<Bucket>> parts(List<Bucket> buckets) {
    long usual = usualDistance(buckets);
    List<List<Bucket>> parts = new ArrayList<>();
    List<Bucket> part = new ArrayList<>();
    for (Bucket bucket : buckets) {
      if (!part.isEmpty() && distance(part.get(part.size() - 1), bucket) > usual * TOLERANCE) {
        parts.add(part);
        part = new ArrayList<>();
      }
      part.add(bucket);
    }
    if (!part.isEmpty()) {
      parts.add(part);
    }
    return parts;
  }

  private static long usualDistance(List<Bucket> buckets) {
    List<Long> distances = new ArrayList<>();
    for (int i = 1; i < buckets.size(); i++) {
      distances.add(distance(buckets.get(i - 1), buckets.get(i)));
    }
    distances.sort(null);
    return distances.isEmpty() ? Long.MAX_VALUE / 8 : distances.get(distances.size() / 2);
  }

  private static long distance(Bucket earlier, Bucket later) {
    return Duration.between(earlier.middle(), later.middle()).toMillis();
  }
}
