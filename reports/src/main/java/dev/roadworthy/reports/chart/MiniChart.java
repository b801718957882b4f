package dev.roadworthy.reports.chart;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

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
    long failed = dots.stream().filter(dot -> dot.mark() == Dot.Mark.FAILED).count();
    String title = "Latest " + Labels.plural(dots.size(), "run");
    String summary = failed == 0 ? "none failed" : Labels.count(failed) + " failed";
    Svg svg = new Svg(WIDTH, HEIGHT, title, title + " of " + subject + ", " + summary + ".");
    Scale scale = Scale.linear(Math.max(highest, 0.01), 3, Labels::millis);
    MiniChart chart = new MiniChart(svg, theme, scale, dots.size());
    chart.head(title, "time on the wire \u00B7 " + summary);
    chart.axis();
    chart.line(dots);
    for (int i = 0; i < dots.size(); i++) {
      chart.mark(dots.get(i), i);
    }
    if (!dots.isEmpty()) {
      chart.ends(dots.get(0), dots.get(dots.size() - 1), zone);
    }
    return svg.finish();
  }

  private void head(String title, String unit) {
    Svg.Font large = Svg.Font.of(13, theme.chrome.ink()).boldly();
    svg.text(title, 6, 18, large, unit, Svg.Font.of(11.5, theme.chrome.muted()));
  }

  private void axis() {
    Svg.Font font = Svg.Font.of(10.5, theme.chrome.muted()).anchored("end");
    for (double tick : scale.ticks()) {
      double y = Math.round(y(tick)) + 0.5;
      svg.line(LEFT, y, RIGHT, y, tick == 0 ? theme.chrome.axis() : theme.chrome.grid());
      svg.text(scale.label().apply(tick), LEFT - 7, y + 4, font);
    }
  }

  private void line(List<Dot> dots) {
    if (dots.size() > 1) {
      Path path = Path.at(x(0), y(dots.get(0).millis()));
      for (int i = 1; i < dots.size(); i++) {
        path.to(x(i), y(dots.get(i).millis()));
      }
      svg.stroke(path, theme.chrome.axis(), 1.5, "");
    }
  }

  private void mark(Dot dot, int index) {
    double x = x(index);
    double y = y(dot.millis());
    if (dot.current()) {
      svg.ring(x, y, 7.5, theme.chrome.ink());
    }
    dot.draw(svg, x, y, theme);
    if (dot.mark() == Dot.Mark.FAILED) {
      svg.rect(x - 2, BOTTOM + 2.5, 4, 6, 0, theme.tones.failed());
    }
  }

  private void ends(Dot first, Dot last, ZoneId zone) {
    DateTimeFormatter format = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
    Svg.Font font = Svg.Font.of(10.5, theme.chrome.muted());
    svg.text(format.format(first.at().atZone(zone)), LEFT, BOTTOM + 22, font);
    String end = format.format(last.at().atZone(zone)) + " " + zone.getId();
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
