package dev.roadworthy.reports.chart;

import java.util.List;

/** What the runs of one check were over time, as one row of cells: to compare many at a glance. */
public final class StripChart {

  private static final int WIDTH = 240;
  private static final int HEIGHT = 28;

  private StripChart() {}

  /**
   * Draws it.
   *
   * @param subject the check and environment, for the description
   * @param buckets by time
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
    svg.rect(0, 2, WIDTH, HEIGHT - 4, 0, theme.chrome.track());
    for (Bucket bucket : buckets) {
      double left = Math.max(0, span.at(bucket.from()) * WIDTH);
      double right = Math.min(WIDTH, span.at(bucket.to()) * WIDTH);
      double gap = right - left > 3 ? 1 : 0;
      Cell.draw(svg, bucket, left, 2, Math.max(1, right - left - gap), HEIGHT - 4, theme);
    }
    return svg.finish();
  }
}
