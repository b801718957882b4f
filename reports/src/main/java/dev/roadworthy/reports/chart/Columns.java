package dev.roadworthy.reports.chart;

import java.util.List;

/** Where the column of a bucket stands. */
final class Columns {

  private static final double WIDEST = 48;

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
