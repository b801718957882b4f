package dev.roadworthy.reports.chart;

import java.time.Instant;
import java.util.List;

/** A titled plot with a value axis at the left and a time axis below: everything but the data. */
final class Frame {

  static final int WIDTH = 960;
  static final double LEFT = 62;
  static final double RIGHT = 866;
  static final double TOP = 50;

  final Svg svg;
  final Theme theme;
  final Span span;
  final Scale scale;
  final double bottom;

  private Frame(Svg svg, Theme theme, Span span, Scale scale, double bottom) {
    this.svg = svg;
    this.theme = theme;
    this.span = span;
    this.scale = scale;
    this.bottom = bottom;
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
    Svg svg = new Svg(WIDTH, height, caption.title(), caption.description());
    Frame frame = new Frame(svg, theme, span, scale, height - 52 - below);
    frame.head(caption);
    Legend.draw(svg, legend, WIDTH - 16, 24, theme);
    frame.values();
    frame.times(frame.bottom + below);
    return frame;
  }

  double x(Instant moment) {
    return LEFT + span.at(moment) * (RIGHT - LEFT);
  }

  double y(double value) {
    return bottom - scale.at(value) * (bottom - TOP);
  }

  String finish() {
    return svg.finish();
  }

  private void head(Caption caption) {
    Svg.Font title = Svg.Font.of(15, theme.chrome.ink()).boldly();
    Svg.Font small = Svg.Font.of(12, theme.chrome.muted());
    svg.text(caption.title(), 16, 24, title, caption.unit(), small);
  }

  private void values() {
    Svg.Font font = Svg.Font.of(11.5, theme.chrome.muted()).anchored("end");
    for (double tick : scale.ticks()) {
      double y = Math.round(y(tick)) + 0.5;
      boolean base = tick == scale.min();
      svg.line(LEFT, y, RIGHT, y, base ? theme.chrome.axis() : theme.chrome.grid());
      svg.text(scale.label().apply(tick), LEFT - 9, y + 4, font);
    }
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
