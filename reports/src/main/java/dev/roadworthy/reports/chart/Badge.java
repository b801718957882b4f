package dev.roadworthy.reports.chart;

import dev.roadworthy.reports.chart.Svg.Font;

/** A small picture of two words, to be shown in other pages. */
public final class Badge {

  private static final int HEIGHT = 20;
  private static final int MARGIN = 6;
  private static final int BASE_LINE = 14;
  private static final double FONT_SIZE = 11;
  private static final int LONGEST = 60;
  private static final String LABEL_COLOR = "#4a4a4a";
  private static final Font WHITE = Font.of(FONT_SIZE, "#ffffff").anchored("middle");

  private Badge() {}

  /**
   * Draws it as an SVG document.
   *
   * @param label on grey; beyond 60 characters it is cut
   * @param text on the colour; beyond 60 characters it is cut
   * @param color behind white text, such as {@code #c62828}
   */
  public static String svg(String label, String text, String color) {
    String left = cut(label);
    String right = cut(text);
    int leftWidth = width(left);
    int rightWidth = width(right);
    Svg svg = new Svg(leftWidth + rightWidth, HEIGHT, left + ": " + right, left + ": " + right);
    svg.rect(0, 0, leftWidth + rightWidth, HEIGHT, 3, color);
    svg.rect(0, 0, leftWidth, HEIGHT, 3, LABEL_COLOR);
    svg.rect(leftWidth - 3.0, 0, 3, HEIGHT, 0, LABEL_COLOR);
    svg.text(left, leftWidth / 2.0, BASE_LINE, WHITE);
    svg.text(right, leftWidth + rightWidth / 2.0, BASE_LINE, WHITE);
    return svg.finish();
  }

  private static int width(String text) {
    return (int) Math.ceil(TextWidth.of(text, FONT_SIZE, false)) + 2 * MARGIN;
  }

  private static String cut(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
  }
}
