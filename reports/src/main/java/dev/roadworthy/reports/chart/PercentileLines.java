package dev.roadworthy.reports.chart;

import dev.roadworthy.reports.chart.Bucket.Latency;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/** Median, 95th and 99th percentile over time: a line each, and a band between them. */
final class PercentileLines {

  /** From this ratio of highest to lowest on, equal distances mean equal ratios. */
  private static final double LOGARITHMIC_FROM = 40;

  private final Frame frame;
  private final List<Bucket> measured;
  private final List<Line> lines;

  private record Line(String name, ToDoubleFunction<Latency> value, String color, double width) {}

  /**
   * @param measured by time, each with its latency
   */
  PercentileLines(Frame frame, List<Bucket> measured) {
    this.frame = frame;
    this.measured = measured;
    this.lines = lines(frame.theme);
  }

  /** For milliseconds from a lowest to a highest. */
  static Scale scale(double lowest, double highest) {
    double floor = Math.max(lowest, 0.001);
    return highest / floor >= LOGARITHMIC_FROM
        ? Scale.logarithmic(floor, highest, 7, Labels::millis)
        : Scale.linear(Math.max(highest, 0.01), 5, Labels::millis);
  }

  /**
   * Draws them, and their names beside the plot.
   *
   * @param points what stands alone is a point, else it is not drawn
   */
  void draw(boolean points) {
    for (List<Bucket> part : Gaps.parts(measured)) {
      band(part);
      if (part.size() > 1) {
        lines.forEach(line -> line(part, line));
      } else if (points) {
        lines.forEach(line -> point(part.get(0), line));
      }
    }
    if (!measured.isEmpty()) {
      labels();
    }
  }

  private static List<Line> lines(Theme theme) {
    return List.of(
        new Line("p99", Latency::p99, theme.percentiles.p99(), 1.5),
        new Line("p95", Latency::p95, theme.percentiles.p95(), 1.5),
        new Line("p50", Latency::p50, theme.percentiles.p50(), 2.25));
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

  private void labels() {
    Latency last = latency(measured.get(measured.size() - 1));
    EndLabels.draw(frame, lines.stream().map(line -> label(line, last)).toList());
  }

  private static EndLabels.Label label(Line line, Latency last) {
    double value = line.value().applyAsDouble(last);
    return new EndLabels.Label(line.name() + " " + Labels.millis(value), line.color(), value);
  }

  private static Latency latency(Bucket bucket) {
    return Objects.requireNonNull(bucket.latency());
  }
}
