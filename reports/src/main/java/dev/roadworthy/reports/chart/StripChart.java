package dev.roadworthy.reports.chart;

import java.util.Comparator;
import java.util.List;

/**
 * What the runs of one check were over time, as one row of cells: to compare many at a glance. What
 * needs attention stands taller, so that colour is never needed.
 */
public final class StripChart {

  private static final int WIDTH = 180;
  private static final int HEIGHT = 28;
  private static final double TALL = 24;
  private static final double MIDDLE = 19;
  private static final double LOW = 14;

  /** A minute among thirty days is still seen. */
  private static final double NARROWEST = 1.5;

  private StripChart() {}

  /**
   * Draws it.
   *
   * @param subject the check and environment, for the description
   * @param buckets by time
   * @param span the same for all strips that are compared; buckets before it are left out
   */
  public static String draw(String subject, List<Bucket> buckets, Span span, Theme theme) {
    long runs = buckets.stream().mapToLong(b -> b.tally().total()).sum();
    long failed = buckets.stream().mapToLong(b -> b.tally().failed()).sum();
    Svg svg =
        new Svg(
            WIDTH,
            HEIGHT,
            "Runs of " + subject,
            "%s: %s, %s failed."
                .formatted(span.text(), Labels.plural(runs, "run"), Labels.count(failed)));
    svg.rect(0, HEIGHT - 4, WIDTH, 2, 0, theme.chrome.track());
    // Where cells overlap, the worst is on top.
    buckets.stream()
        .filter(bucket -> bucket.to().isAfter(span.from()))
        .sorted(Comparator.comparingDouble(bucket -> height(bucket.tally())))
        .forEach(bucket -> cell(svg, bucket, span, theme));
    return svg.finish();
  }

  private static void cell(Svg svg, Bucket bucket, Span span, Theme theme) {
    double right = Math.min(WIDTH, span.at(bucket.to()) * WIDTH);
    double left = Math.max(0, Math.min(right - NARROWEST, span.at(bucket.from()) * WIDTH));
    double gap = right - left > 3 ? 1 : 0;
    double height = height(bucket.tally());
    Cell.draw(svg, bucket, left, HEIGHT - 2 - height, right - left - gap, height, theme);
  }

  private static double height(Bucket.Tally tally) {
    if (tally.failed() + tally.blind() > 0) {
      return TALL;
    }
    return tally.degraded() > 0 ? MIDDLE : LOW;
  }
}
