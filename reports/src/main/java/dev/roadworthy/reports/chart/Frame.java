package dev.roadworthy.reports.chart;

import java.time.Instant;
import java.util.List;

/** A plot with a time axis below. */
final class Frame extends Plot {

  final Span span;

  private Frame(
      Caption caption,
      List<Legend.Key> legend,
      Span span,
      Scale scale,
      int height,
      double below,
      Theme theme) {
    super(caption, legend, scale, height, below, theme);
    this.span = span;
    times(bottom + below);
  }

  /**
   * Draws title, legend, grid and axes.
   *
   * @param height of the whole picture
   * @param below kept free between the plot and the time labels
   */
  static Frame draw(
      Caption caption,
      List<Legend.Key> legend,
      Span span,
      Scale scale,
      int height,
      double below,
      Theme theme) {
    return new Frame(caption, legend, span, scale, height, below, theme);
  }

  double x(Instant moment) {
    return LEFT + span.at(moment) * (RIGHT - LEFT);
  }

  private void times(double below) {
    Svg.Font font = Svg.Font.of(11.5, theme.chrome.muted());
    Svg.Font strong = Svg.Font.of(11.5, theme.chrome.ink()).boldly();
    double lastRight = Double.NEGATIVE_INFINITY;
    for (TimeTicks.TimeTick tick : TimeTicks.between(span.from(), span.to(), span.zone(), 9)) {
      double x = x(tick.at());
      svg.line(x, below, x, below + 5, theme.chrome.axis());
      double width = TextWidth.of(tick.label(), 11.5, tick.strong());
      double left = Math.max(2, Math.min(WIDTH - width - 2, x - width / 2));
      if (left >= lastRight + 10) {
        lastRight = left + width;
        svg.text(tick.label(), left, below + 19, tick.strong() ? strong : font);
      }
    }
    String zone = span.text() + " \u00B7 " + Labels.zone(span.zone());
    svg.text(zone, LEFT, below + 40, Svg.Font.of(11, theme.chrome.muted()));
  }
}
