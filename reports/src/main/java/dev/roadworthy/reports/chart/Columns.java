package dev.roadworthy.reports.chart;

import java.time.Duration;
import java.util.List;

/** Where the column of a bucket stands. */
final class Columns {

  private static final double WIDEST = 200;

  private final Frame frame;
  private final double width;

  Columns(Frame frame, List<Bucket> buckets) {
    this.frame = frame;
    double narrowest = WIDEST;
    for (Bucket bucket : buckets) {
      narrowest = Math.min(narrowest, frame.x(bucket.to()) - frame.x(bucket.from()));
    }
    this.width = Math.max(2, narrowest - (narrowest > 6 ? 2 : narrowest > 3 ? 1 : 0));
  }

  /** How something is measured, and the time that one column stands for. */
  static String unit(String measure, List<Bucket> buckets) {
    if (buckets.isEmpty()) {
      return measure;
    }
    Bucket any = buckets.get(0);
    return measure + ", one column for " + Labels.duration(Duration.between(any.from(), any.to()));
  }

  double width() {
    return width;
  }

  /** The left edge, such that the column is within the plot. */
  double left(Bucket bucket) {
    double left = frame.x(bucket.middle()) - width / 2;
    return Math.max(Frame.LEFT, Math.min(Frame.RIGHT - width, left));
  }

  double radius() {
    return width >= 8 ? 2 : width >= 4 ? 1 : 0;
  }
}
