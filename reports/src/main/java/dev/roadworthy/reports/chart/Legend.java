package dev.roadworthy.reports.chart;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** What the colours and shapes of a chart mean, in a row that ends at its right edge. */
final class Legend {

  private static final double SIZE = 12;

  private Legend() {}

  /** Draws something small around a point. */
  @FunctionalInterface
  interface Sign {
    void draw(Svg svg, double x, double y);
  }

  /** One entry. */
  record Key(String label, Sign sign) {

    /** A filled rectangle, as columns and cells are. */
    Key(String label, String color) {
      this(label, (svg, x, y) -> svg.shape(Path.at(x - 5, y - 4.5).then("h10v9h-10z"), color, 1));
    }
  }

  /**
   * A key for every mark that occurs.
   *
   * @param label from a mark and how often it occurs
   */
  static List<Key> ofMarks(
      List<Dot> dots, Theme theme, BiFunction<Dot.Mark, Integer, String> label) {
    Map<Dot.Mark, Integer> counts = new EnumMap<>(Dot.Mark.class);
    dots.forEach(dot -> counts.merge(dot.mark(), 1, Integer::sum));
    List<Key> keys = new ArrayList<>();
    counts.forEach(
        (mark, count) ->
            keys.add(
                new Key(label.apply(mark, count), (svg, x, y) -> mark.draw(svg, x, y, theme))));
    return keys;
  }

  /** Draws the row so that it ends at {@code right}, with its letters on a base line. */
  static void draw(Svg svg, List<Key> keys, double right, double baseLine, Theme theme) {
    Svg.Font font = Svg.Font.of(SIZE, theme.chrome.muted());
    double end = right;
    for (int i = keys.size() - 1; i >= 0; i--) {
      Key key = keys.get(i);
      double left = end - TextWidth.of(key.label(), SIZE, false);
      svg.text(key.label(), left, baseLine, font);
      key.sign().draw(svg, left - 10, baseLine - 4);
      end = left - 32;
    }
  }
}
