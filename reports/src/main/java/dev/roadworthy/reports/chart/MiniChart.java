package dev.roadworthy.reports.chart;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The latest runs of one check, one mark each, small enough to stand beside a result. */
public final class MiniChart {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 150;
  private static final double LEFT = 54;
  private static final double RIGHT = 628;
  private static final double TOP = 34;
  private static final double BOTTOM = 118;

  private final Svg svg;
  private final Theme theme;
  private final Scale scale;
  private final int count;

  private MiniChart(Svg svg, Theme theme, Scale scale, int count) {
    this.svg = svg;
    this.theme = theme;
    this.scale = scale;
    this.count = count;
  }

  /**
   * Draws it.
   *
   * @param subject the check and environment, for the description
   * @param dots by time, the oldest first
   */
  public static String draw(String subject, List<Dot> dots, ZoneId zone, Theme theme) {
    double highest = Dot.highest(dots);
    String title = "Latest " + Labels.plural(dots.size(), "run");
    List<Legend.Key> legend =
        Legend.ofMarks(dots, theme, (mark, count) -> Labels.count(count) + " " + mark.title);
    String summary = legend.stream().map(Legend.Key::label).collect(Collectors.joining(", "));
    Svg svg = new Svg(WIDTH, HEIGHT, title, title + " of " + subject + ": " + summary + ".");
    Scale scale = Scale.linear(Math.max(highest, 0.01), 3, Labels::millis);
    MiniChart chart = new MiniChart(svg, theme, scale, dots.size());
    chart.head(title, legend);
    chart.axis();
    chart.lines(dots);
    for (int i = 0; i < dots.size(); i++) {
      chart.mark(dots.get(i), i);
    }
    if (!dots.isEmpty()) {
      chart.ends(dots.get(0), dots.get(dots.size() - 1), zone);
    }
    return svg.finish();
  }

  private void head(String title, List<Legend.Key> legend) {
    Svg.Font large = Svg.Font.of(13, theme.chrome.ink()).boldly();
    svg.text(title, 6, 18, large, "time on the wire", Svg.Font.of(11.5, theme.chrome.muted()));
    Legend.draw(svg, legend, RIGHT, 18, theme);
  }

  private void axis() {
    Svg.Font font = Svg.Font.of(10.5, theme.chrome.muted()).anchored("end");
    for (double tick : scale.ticks()) {
      double y = Math.round(y(tick)) + 0.5;
      svg.line(LEFT, y, RIGHT, y, tick == 0 ? theme.chrome.axis() : theme.chrome.grid());
      svg.text(scale.label().apply(tick), LEFT - 7, y + 4, font);
    }
  }

  /** Joins runs that passed: how long a failure took says nothing about speed. */
  private void lines(List<Dot> dots) {
    for (int i = 1; i < dots.size(); i++) {
      Dot before = dots.get(i - 1);
      Dot dot = dots.get(i);
      if (before.mark().isPass() && dot.mark().isPass()) {
        Path path = Path.at(x(i - 1), y(before.millis())).to(x(i), y(dot.millis()));
        svg.stroke(path, theme.chrome.axis(), 1.5, "");
      }
    }
  }

  private void mark(Dot dot, int index) {
    double x = x(index);
    double y = y(dot.millis());
    if (dot.current()) {
      svg.ring(x, y, 7.5, theme.chrome.ink());
    }
    dot.mark().draw(svg, x, y, theme);
  }

  private void ends(Dot first, Dot last, ZoneId zone) {
    DateTimeFormatter format = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
    Svg.Font font = Svg.Font.of(10.5, theme.chrome.muted());
    svg.text(format.format(first.at().atZone(zone)), LEFT, BOTTOM + 22, font);
    String end = format.format(last.at().atZone(zone)) + " " + Labels.zone(zone);
    svg.text(end, RIGHT, BOTTOM + 22, font.anchored("end"));
  }

  private double x(int index) {
    double inset = 10;
    return count < 2
        ? (LEFT + RIGHT) / 2
        : LEFT + inset + index * (RIGHT - LEFT - 2 * inset) / (count - 1);
  }

  private double y(double millis) {
    return BOTTOM - scale.at(millis) * (BOTTOM - TOP);
  }
}
