package dev.roadworthy.reports.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;

/**
 * How much of the time the application did what the check asks: a column for each bucket, what was
 * lost hanging from the top; below it a strip that says what the runs were.
 */
public final class AvailabilityChart {

  private static final int HEIGHT = 270;
  private static final double STRIP = 18;
  private static final double[] FLOORS = {0.99, 0.95, 0.9, 0.75, 0.5};

  private AvailabilityChart() {}

  /**
   * Draws it.
   *
   * @param subject the check and environment, for the description
   * @param buckets by time
   * @param measure how availability is counted, such as {@code share of time}
   */
  public static String draw(
      String subject, List<Bucket> buckets, String measure, Span span, Theme theme) {
    Caption caption =
        new Caption(
            "Availability", Columns.unit(measure, buckets), describe(subject, buckets, span));
    Frame frame =
        Frame.draw(caption, legend(buckets, theme), span, scale(buckets), HEIGHT, STRIP + 8, theme);
    Columns columns = new Columns(frame, buckets);
    frame.svg.rect(
        Frame.LEFT, frame.bottom + 6, Frame.RIGHT - Frame.LEFT, STRIP, 0, theme.chrome.track());
    for (Bucket bucket : buckets) {
      column(frame, columns, bucket);
      Cell.draw(
          frame.svg, bucket, columns.left(bucket), frame.bottom + 6, columns.width(), STRIP, theme);
    }
    if (buckets.isEmpty()) {
      Nothing.say(frame);
    }
    return frame.finish();
  }

  private static void column(Frame frame, Columns columns, Bucket bucket) {
    Double availability = bucket.availability();
    if (availability == null) {
      return;
    }
    double x = columns.left(bucket);
    double y = frame.y(availability * 100);
    if (availability < 1) {
      // The smallest loss is still seen.
      y = Math.min(Math.max(y, Frame.TOP + 3), frame.bottom);
      String lost = frame.theme.tones.failed();
      frame.svg.rect(x, Frame.TOP, columns.width(), y - Frame.TOP, columns.radius(), lost);
    }
    frame.svg.rect(x, y, columns.width(), frame.bottom - y, 0, frame.theme.tones.available());
  }

  private static Scale scale(List<Bucket> buckets) {
    double lowest = known(buckets).min().orElse(1);
    double floor = 0;
    for (double candidate : FLOORS) {
      if (candidate <= lowest) {
        floor = candidate;
        break;
      }
    }
    return Scale.between(floor * 100, 100, 4, value -> Labels.percent(value / 100));
  }

  private static List<Legend.Key> legend(List<Bucket> buckets, Theme theme) {
    Theme.Tones tones = theme.tones;
    List<Legend.Key> keys = new ArrayList<>();
    keys.add(new Legend.Key("passed", tones.passed()));
    if (buckets.stream().anyMatch(b -> b.tally().degraded() > 0)) {
      keys.add(new Legend.Key("degraded", tones.degraded()));
    }
    keys.add(new Legend.Key("failed", tones.failed()));
    if (buckets.stream().anyMatch(b -> b.tally().blind() > 0)) {
      keys.add(new Legend.Key("nothing learned", tones.blind()));
    }
    if (buckets.stream().anyMatch(b -> b.tally().skipped() == b.tally().total())) {
      keys.add(new Legend.Key("skipped", tones.skipped()));
    }
    return keys;
  }

  private static String describe(String subject, List<Bucket> buckets, Span span) {
    long runs = buckets.stream().mapToLong(b -> b.tally().total()).sum();
    long failed = buckets.stream().mapToLong(b -> b.tally().failed()).sum();
    String lowest =
        known(buckets).min().stream()
            .mapToObj(min -> ", at its lowest " + Labels.percent(min))
            .findFirst()
            .orElse("");
    return "Availability of %s, %s: %s, %s failed%s."
        .formatted(subject, span.text(), Labels.plural(runs, "run"), Labels.count(failed), lowest);
  }

  private static DoubleStream known(List<Bucket> buckets) {
    return buckets.stream()
        .map(Bucket::availability)
        .filter(Objects::nonNull)
        .mapToDouble(value -> Objects.requireNonNull(value));
  }
}
