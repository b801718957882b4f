package dev.roadworthy.reports.chart;

import java.util.List;

/** A titled plot with a value axis at the left: everything but the data and the axis below. */
class Plot {

  static final int WIDTH = 960;
  static final double LEFT = 62;
  static final double RIGHT = 866;
  static final double TOP = 50;

  final Svg svg;
  final Theme theme;
  final Scale scale;
  final double bottom;

  /**
   * Draws title, legend, grid and values.
   *
   * @param height of the whole picture
   * @param below kept free between the plot and the labels below
   */
  Plot(
      Caption caption,
      List<Legend.Key> legend,
      Scale scale,
      int height,
      double below,
      Theme theme) {
    this.svg = new Svg(WIDTH, height, caption.title(), caption.description());
    this.theme = theme;
    this.scale = scale;
    this.bottom = height - 52 - below;
    head(caption);
    Legend.draw(svg, legend, WIDTH - 16, 24, theme);
    values();
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
}
