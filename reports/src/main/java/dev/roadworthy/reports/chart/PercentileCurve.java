package dev.roadworthy.reports.chart;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Response times by percentile, on an axis on which each further nine takes as much room as the one
 * before: what is rare is seen.
 */
public final class PercentileCurve {

  private static final int HEIGHT = 330;
  private static final List<String> TICKS =
      List.of("0", "50", "75", "90", "95", "99", "99.9", "99.99", "99.999", "99.9999");
  private static final int[] NAMED = {50, 95, 99};

  private final Plot plot;
  private final double width;

  private PercentileCurve(Plot plot, double width) {
    this.plot = plot;
    this.width = width;
  }

  /** A place on a curve: at how many nines, how many milliseconds. */
  public record Point(double nines, double millis) {}

  /**
   * A curve.
   *
   * @param name a few words
   * @param points from the lowest percentile on
   */
  public record Curve(String name, List<Point> points) {

    /** Copies the list. */
    public Curve {
      points = List.copyOf(points);
    }
  }

  /** How many nines a percentile has: 1 at 90, 2 at 99, 0.3 at 50. */
  public static double nines(double percentile) {
    return -Math.log10(1 - percentile / 100);
  }

  /**
   * Draws it.
   *
   * @param subject which load test, for the description
   * @param now the run that is shown
   * @param before the one before; null if there is none
   * @param usual what is usual; null if that is not known
   */
  public static String draw(
      String subject, Curve now, @Nullable Curve before, @Nullable Curve usual, Theme theme) {
    List<Point> all =
        Stream.of(now, before, usual)
            .flatMap(curve -> curve == null ? Stream.empty() : curve.points().stream())
            .toList();
    double highest = all.stream().mapToDouble(Point::millis).max().orElse(1);
    double lowest = all.stream().mapToDouble(Point::millis).min().orElse(1);
    double width = Math.max(1, all.stream().mapToDouble(Point::nines).max().orElse(1));
    Scale scale = PercentileLines.scale(lowest, highest);
    Caption caption =
        new Caption(
            "Response times by percentile",
            "of requests as expected" + (scale.logarithmic() ? ", logarithmic" : ""),
            "Response times by percentile of %s: %s.".formatted(subject, describe(now)));
    Style strong = new Style(theme.percentiles.p50(), 2.5, "");
    Style dashed = new Style(theme.percentiles.p95(), 1.75, "7 4");
    Style dotted = new Style(theme.chrome.muted(), 1.75, "2 3");
    List<Legend.Key> legend =
        Stream.of(key(now, strong), key(before, dashed), key(usual, dotted))
            .flatMap(List::stream)
            .toList();
    PercentileCurve chart =
        new PercentileCurve(new Plot(caption, legend, scale, HEIGHT, 0, theme), width);
    chart.percentiles();
    chart.curve(usual, dotted);
    chart.curve(before, dashed);
    chart.curve(now, strong);
    chart.names(now, strong.color());
    return chart.plot.finish();
  }

  private record Style(String color, double width, String dashes) {}

  private static List<Legend.Key> key(@Nullable Curve curve, Style style) {
    return curve == null || curve.points().isEmpty()
        ? List.of()
        : List.of(
            new Legend.Key(
                curve.name(),
                (svg, x, y) ->
                    svg.stroke(
                        Path.at(x - 18, y).to(x + 5, y),
                        style.color(),
                        style.width(),
                        style.dashes())));
  }

  private double x(double nines) {
    return Plot.LEFT + nines / width * (Plot.RIGHT - Plot.LEFT);
  }

  private void percentiles() {
    Svg.Font font = Svg.Font.of(11.5, plot.theme.chrome.muted()).anchored("middle");
    double lastRight = Double.NEGATIVE_INFINITY;
    for (String tick : TICKS) {
      double x = x(nines(Double.parseDouble(tick)));
      if (x > Plot.RIGHT + 0.5) {
        break;
      }
      String label = tick + " %";
      double half = TextWidth.of(label, 11.5, false) / 2;
      plot.svg.line(x, Plot.TOP, x, plot.bottom, plot.theme.chrome.grid());
      plot.svg.line(x, plot.bottom, x, plot.bottom + 5, plot.theme.chrome.axis());
      if (x - half > lastRight + 10) {
        plot.svg.text(label, x, plot.bottom + 19, font);
        lastRight = x + half;
      }
    }
    plot.svg.text(
        "share of requests that took no longer; each further nine has as much room as the one before",
        Plot.LEFT,
        plot.bottom + 40,
        Svg.Font.of(11, plot.theme.chrome.muted()));
  }

  private void curve(@Nullable Curve curve, Style style) {
    if (curve == null || curve.points().isEmpty()) {
      return;
    }
    Point first = curve.points().get(0);
    Path path = Path.at(x(first.nines()), plot.y(first.millis()));
    curve.points().forEach(point -> path.to(x(point.nines()), plot.y(point.millis())));
    plot.svg.stroke(path, style.color(), style.width(), style.dashes());
  }

  private void names(Curve curve, String color) {
    Svg.Font font = Svg.Font.of(11.5, color).boldly().anchored("middle");
    for (int percentile : NAMED) {
      curve.points().stream()
          .filter(point -> point.nines() >= nines(percentile) - 1e-9)
          .findFirst()
          .ifPresent(point -> name("p" + percentile, point, font));
    }
  }

  private void name(String name, Point point, Svg.Font font) {
    double x = x(point.nines());
    double y = plot.y(point.millis());
    plot.svg.disc(x, y, 3.5, font.color());
    String label = name + " " + Labels.millis(point.millis());
    plot.svg.text(label, x, Math.max(Plot.TOP + 10, y - 9), font);
  }

  private static String describe(Curve curve) {
    return curve.points().isEmpty()
        ? "nothing was as expected"
        : "from "
            + Labels.millis(curve.points().get(0).millis())
            + " to "
            + Labels.millis(curve.points().get(curve.points().size() - 1).millis());
  }
}
