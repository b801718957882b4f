package dev.roadworthy.reports.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Names of lines beside a plot, at the height of their ends, pushed apart where close. */
final class EndLabels {

  private static final double DISTANCE = 15;

  private EndLabels() {}

  /** What stands beside the end of a line. */
  record Label(String text, String color, double value) {}

  static void draw(Plot plot, List<Label> labels) {
    List<Label> byHeight = new ArrayList<>(labels);
    byHeight.sort(Comparator.comparingDouble(label -> plot.y(label.value())));
    double free = Plot.TOP;
    for (int i = 0; i < byHeight.size(); i++) {
      Label label = byHeight.get(i);
      double lowest = plot.bottom - (byHeight.size() - 1 - i) * DISTANCE;
      double y = Math.min(Math.max(plot.y(label.value()), free), lowest);
      free = y + DISTANCE;
      Svg.Font font = Svg.Font.of(11.5, label.color()).boldly();
      plot.svg.text(label.text(), Plot.RIGHT + 8, y + 4, font);
    }
  }
}
