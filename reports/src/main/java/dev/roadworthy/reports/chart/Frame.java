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

  /** One entry of the legend. */
  record Key(String label, String color, Shape shape) {

    Key(String label, String color) {
      this(label, color, Shape.SQUARE);
    }
  }

  /** What stands before an entry of the legend, relative to its left edge. */
  enum Shape {
    SQUARE(15.5, "h10v9h-10z"),
    TRIANGLE(24.5, "l5 -9 5 9z");

    private final double top;
    private final String outline;

    Shape(double top, String outline) {
      this.top = top;
      this.outline = outline;
    }

    private Path at(double left) {
      return Path.at(left, top).then(outline);
    }
  }

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
      List<Key> legend,
      Span span,
      Scale scale,
      int height,
      double below,
      Theme theme) {
    Svg svg = new Svg(WIDTH, height, caption.title(), caption.description());
    Frame frame = new Frame(svg, theme, span, scale, height - 52 - below);
    frame.head(caption, legend);
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

  private void head(Caption caption, List<Key> legend) {
    Svg.Font title = Svg.Font.of(15, theme.chrome.ink()).boldly();
    Svg.Font small = Svg.Font.of(12, theme.chrome.muted());
    svg.text(caption.title(), 16, 24, title, caption.unit(), small);
    double right = WIDTH - 16;
    for (int i = legend.size() - 1; i >= 0; i--) {
      Key key = legend.get(i);
      double width = TextWidth.of(key.label(), 12, false);
      svg.text(key.label(), right - width, 24, small);
      svg.shape(key.shape().at(right - width - 15), key.color(), 1);
      right -= width + 32;
    }
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
    String zone = span.text() + " \u00B7 " + span.zone().getId();
    svg.text(zone, LEFT, below + 40, Svg.Font.of(11, theme.chrome.muted()));
  }
}
