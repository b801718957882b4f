package dev.roadworthy.reports.chart;

import java.time.Instant;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;

/** A figure of load tests, run by run. */
public final class RunsChart {

  private static final int HEIGHT = 220;
  private static final double INSET = 24;

  private final Plot plot;
  private final List<Run> runs;

  private RunsChart(Plot plot, List<Run> runs) {
    this.plot = plot;
    this.runs = runs;
  }

  /**
   * A load test.
   *
   * @param label stands below it, such as its commit
   * @param mark what it says
   * @param p95 milliseconds
   * @param p99 milliseconds
   * @param throughput requests that ended in a second
   * @param failed the share of its requests, 0 to 1
   */
  public record Run(
      String label, Dot.Mark mark, double p95, double p99, double throughput, double failed) {}

  /** What is drawn. */
  public enum Figure {
    RESPONSE_TIMES("Response times", "p95 and p99 of requests as expected", Labels::millis),
    THROUGHPUT("Throughput", "requests that ended in a second", Labels::decimal),
    FAILED("Failed", "share of all requests", Labels::percent);

    private final String title;
    private final String unit;
    private final DoubleFunction<String> label;

    Figure(String title, String unit, DoubleFunction<String> label) {
      this.title = title;
      this.unit = unit;
      this.label = label;
    }

    /** A word or two. */
    public String title() {
      return title;
    }

    private List<Line> lines(Theme theme) {
      Theme.Percentiles colors = theme.percentiles;
      return switch (this) {
        case RESPONSE_TIMES ->
            List.of(
                new Line("p99", Run::p99, colors.p99()), new Line("p95", Run::p95, colors.p95()));
        case THROUGHPUT -> List.of(new Line("", Run::throughput, colors.p50()));
        case FAILED -> List.of(new Line("", Run::failed, theme.tones.failed()));
      };
    }
  }

  private record Line(String name, ToDoubleFunction<Run> value, String color) {}

  /**
   * Draws it.
   *
   * @param subject which load test, for the description
   * @param runs the oldest first, at least one
   */
  public static String draw(String subject, Figure figure, List<Run> runs, Theme theme) {
    List<Line> lines = figure.lines(theme);
    double highest =
        lines.stream()
            .flatMap(line -> runs.stream().map(line.value()::applyAsDouble))
            .mapToDouble(Double::doubleValue)
            .max()
            .orElse(0);
    Caption caption =
        new Caption(
            figure.title,
            figure.unit + ", run by run",
            "%s of %s in %s: at most %s."
                .formatted(
                    figure.title,
                    subject,
                    Labels.plural(runs.size(), "run"),
                    figure.label.apply(highest)));
    double least = figure == Figure.FAILED ? 0.001 : 0.01;
    Scale scale = Scale.linear(Math.max(highest, least), 4, figure.label);
    List<Legend.Key> legend =
        Legend.ofMarks(
            runs.stream().map(run -> new Dot(Instant.EPOCH, 0, run.mark(), false)).toList(),
            theme,
            (mark, count) -> mark.title);
    RunsChart chart = new RunsChart(new Plot(caption, legend, scale, HEIGHT, 0, theme), runs);
    chart.labels();
    lines.forEach(chart::line);
    chart.names(lines, figure.label);
    return chart.plot.finish();
  }

  private double x(int index) {
    double room = Plot.RIGHT - Plot.LEFT - 2 * INSET;
    return runs.size() < 2
        ? Plot.LEFT + INSET + room / 2
        : Plot.LEFT + INSET + room * index / (runs.size() - 1);
  }

  private double y(Line line, int index) {
    return plot.y(line.value().applyAsDouble(runs.get(index)));
  }

  private void line(Line line) {
    Path path = Path.at(x(0), y(line, 0));
    for (int i = 1; i < runs.size(); i++) {
      path.to(x(i), y(line, i));
    }
    plot.svg.stroke(path, line.color(), 2, "");
    for (int i = 0; i < runs.size(); i++) {
      runs.get(i).mark().draw(plot.svg, x(i), y(line, i), plot.theme);
    }
  }

  private void names(List<Line> lines, DoubleFunction<String> label) {
    Run last = runs.get(runs.size() - 1);
    EndLabels.draw(
        plot,
        lines.stream()
            .map(
                line -> {
                  double value = line.value().applyAsDouble(last);
                  String text = (line.name() + " " + label.apply(value)).strip();
                  return new EndLabels.Label(text, line.color(), value);
                })
            .toList());
  }

  /** From the newest back, as many as fit. */
  private void labels() {
    Svg.Font font = Svg.Font.of(11.5, plot.theme.chrome.muted()).anchored("middle");
    double nextLeft = Double.POSITIVE_INFINITY;
    for (int i = runs.size() - 1; i >= 0; i--) {
      double half = TextWidth.of(runs.get(i).label(), 11.5, false) / 2;
      plot.svg.line(x(i), plot.bottom, x(i), plot.bottom + 5, plot.theme.chrome.axis());
      if (x(i) + half < nextLeft - 10) {
        plot.svg.text(runs.get(i).label(), x(i), plot.bottom + 19, font);
        nextLeft = x(i) - half;
      }
    }
    plot.svg.text(
        "the newest run is at the right",
        Plot.LEFT,
        plot.bottom + 40,
        Svg.Font.of(11, plot.theme.chrome.muted()));
  }
}
