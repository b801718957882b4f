package dev.roadworthy.reports.chart;

import dev.roadworthy.reports.chart.Bucket.Latency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** How long runs took: median, 95th and 99th percentile as lines, failures marked below. */
public final class LatencyChart {

  private static final String MEASURE = "time on the wire, over the last 20 passed runs or more";
  private static final int HEIGHT = 320;
  private static final double LABEL_DISTANCE = 15;

  /** From this ratio of highest to lowest on, equal distances mean equal ratios. */
  private static final double LOGARITHMIC_FROM = 40;

  private record Line(String name, ToDoubleFunction<Latency> value, String color, double width) {}

  private final Frame frame;
  private final List<Bucket> measured;
  private final List<Line> lines;

  private LatencyChart(Frame frame, List<Bucket> measured, List<Line> lines) {
    this.frame = frame;
    this.measured = measured;
    this.lines = lines;
  }

  /**
   * Draws it.
   *
   * @param subject the check and environment, for the description
   * @param buckets by time
   * @param dots single runs, drawn behind the lines; empty where there are too many
   * @param slowAfter drawn as a limit, null for none
   */
  public static String draw(
      String subject,
      List<Bucket> buckets,
      List<Dot> dots,
      @Nullable Duration slowAfter,
      Span span,
      Theme theme) {
    List<Bucket> measured = buckets.stream().filter(b -> b.latency() != null).toList();
    Scale scale = scale(measured, dots, slowAfter);
    Caption caption =
        new Caption(
            "Latency",
            scale.logarithmic() ? MEASURE + ", logarithmic" : MEASURE,
            describe(subject, measured, span));
    Frame frame = Frame.draw(caption, legend(buckets, dots, theme), span, scale, HEIGHT, 12, theme);
    LatencyChart chart = new LatencyChart(frame, measured, lines(theme));
    if (slowAfter != null) {
      chart.limit(slowAfter);
    }
    for (Dot dot : dots) {
      dot.mark().draw(frame.svg, frame.x(dot.at()), frame.y(dot.millis()), theme);
    }
    for (List<Bucket> part : Gaps.parts(measured)) {
      chart.band(part);
      if (part.size() > 1) {
        chart.lines.forEach(line -> chart.line(part, line));
      } else if (dots.isEmpty()) {
        chart.lines.forEach(line -> chart.point(part.get(0), line));
      }
    }
    chart.labels();
    if (dots.isEmpty()) {
      chart.failures(buckets);
    }
    if (measured.isEmpty() && dots.isEmpty()) {
      Nothing.say(frame, "Nothing was measured in this time");
    }
    return frame.finish();
  }

  private static List<Line> lines(Theme theme) {
    return List.of(
        new Line("p99", Latency::p99, theme.percentiles.p99(), 1.5),
        new Line("p95", Latency::p95, theme.percentiles.p95(), 1.5),
        new Line("p50", Latency::p50, theme.percentiles.p50(), 2.25));
  }

  private static Scale scale(List<Bucket> measured, List<Dot> dots, @Nullable Duration slowAfter) {
    double highest =
        Math.max(
            measured.stream().mapToDouble(b -> latency(b).p99()).max().orElse(0),
            Dot.highest(dots));
    double lowest = measured.stream().mapToDouble(b -> latency(b).p50()).min().orElse(1);
    double limit = slowAfter == null ? 0 : slowAfter.toNanos() / 1e6;
    // A limit far above everything measured would press the lines flat: it is then left out.
    double top = limit > highest * 3 && highest > 0 ? highest : Math.max(highest, limit);
    double floor = Math.max(lowest, 0.001);
    return top / floor >= LOGARITHMIC_FROM
        ? Scale.logarithmic(floor, top, 7, Labels::millis)
        : Scale.linear(Math.max(top, 0.01), 5, Labels::millis);
  }

  private void band(List<Bucket> part) {
    if (part.size() > 1) {
      Path path = path(part, Latency::p99);
      for (int i = part.size() - 1; i >= 0; i--) {
        path.to(frame.x(part.get(i).middle()), y(part.get(i), Latency::p50));
      }
      frame.svg.shape(path.then("Z"), frame.theme.percentiles.p50(), 0.09);
    }
  }

  private void line(List<Bucket> part, Line line) {
    frame.svg.stroke(path(part, line.value()), line.color(), line.width(), "");
  }

  private void point(Bucket bucket, Line line) {
    double x = frame.x(bucket.middle());
    frame.svg.disc(x, y(bucket, line.value()), line.width() + 0.5, line.color());
  }

  private Path path(List<Bucket> part, ToDoubleFunction<Latency> value) {
    Path path = Path.at(frame.x(part.get(0).middle()), y(part.get(0), value));
    for (Bucket bucket : part.subList(1, part.size())) {
      path.to(frame.x(bucket.middle()), y(bucket, value));
    }
    return path;
  }

  private double y(Bucket bucket, ToDoubleFunction<Latency> value) {
    return frame.y(value.applyAsDouble(latency(bucket)));
  }

  /** Names the lines beside the plot, at the height of their ends, pushed apart where close. */
  private void labels() {
    if (measured.isEmpty()) {
      return;
    }
    Bucket last = measured.get(measured.size() - 1);
    List<Line> byHeight = new ArrayList<>(lines);
    byHeight.sort(Comparator.comparingDouble(line -> y(last, line.value())));
    double free = Frame.TOP;
    for (int i = 0; i < byHeight.size(); i++) {
      Line line = byHeight.get(i);
      double lowest = frame.bottom - (byHeight.size() - 1 - i) * LABEL_DISTANCE;
      double y = Math.min(Math.max(y(last, line.value()), free), lowest);
      free = y + LABEL_DISTANCE;
      String value = Labels.millis(line.value().applyAsDouble(latency(last)));
      Svg.Font font = Svg.Font.of(11.5, line.color()).boldly();
      frame.svg.text(line.name() + " " + value, Frame.RIGHT + 8, y + 4, font);
    }
  }

  private void limit(Duration slowAfter) {
    double millis = slowAfter.toNanos() / 1e6;
    if (millis > frame.scale.max()) {
      return;
    }
    double y = frame.y(millis);
    Path line = Path.at(Frame.LEFT, y).to(Frame.RIGHT, y);
    frame.svg.stroke(line, frame.theme.tones.degraded(), 1.5, "5 4");
    Svg.Font font = Svg.Font.of(11, frame.theme.chrome.muted());
    frame.svg.text("slow after " + Labels.duration(slowAfter), Frame.LEFT + 6, y - 5, font);
  }

  private void failures(List<Bucket> buckets) {
    for (Bucket bucket : buckets) {
      if (bucket.tally().failed() > 0) {
        Path mark = Path.at(frame.x(bucket.middle()), frame.bottom + 3).then("l4 7h-8z");
        frame.svg.shape(mark, frame.theme.tones.failed(), 1);
      }
    }
  }

  private static List<Legend.Key> legend(List<Bucket> buckets, List<Dot> dots, Theme theme) {
    if (!dots.isEmpty()) {
      return Legend.ofMarks(dots, theme, (mark, count) -> mark.title);
    }
    return buckets.stream().anyMatch(b -> b.tally().failed() > 0)
        ? List.of(
            new Legend.Key("failed runs", (svg, x, y) -> Dot.Mark.FAILED.draw(svg, x, y, theme)))
        : List.of();
  }

  private static String describe(String subject, List<Bucket> measured, Span span) {
    String latest =
        measured.isEmpty()
            ? "nothing was measured"
            : "latest median "
                + Labels.millis(latency(measured.get(measured.size() - 1)).p50())
                + ", highest 99th percentile "
                + Labels.millis(
                    measured.stream().mapToDouble(b -> latency(b).p99()).max().orElse(0));
    return "Latency of %s, %s: %s.".formatted(subject, span.text(), latest);
  }

  private static Latency latency(Bucket bucket) {
    return Objects.requireNonNull(bucket.latency());
  }
}
