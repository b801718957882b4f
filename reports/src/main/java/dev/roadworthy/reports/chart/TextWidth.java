package dev.roadworthy.reports.chart;

/** About how wide a text will be: a picture has no script that could measure it. */
final class TextWidth {

  private static final char FIRST_OF_EAST_ASIA = '\u2E80';

  private TextWidth() {}

  /** In the unit of the font size; on the wide side, so that labels do not touch. */
  static double of(String text, double fontSize, boolean bold) {
    double ems = 0;
    for (int i = 0; i < text.length(); i++) {
      ems += em(text.charAt(i));
    }
    return ems * fontSize * (bold ? 1.07 : 1);
  }

  private static double em(char c) {
    if ("il.,:;'|!jtf ".indexOf(c) >= 0) {
      return 0.32;
    }
    if (c >= FIRST_OF_EAST_ASIA && !Character.isSurrogate(c)) {
      return 1;
    }
    if ("mwMW%@".indexOf(c) >= 0) {
      return 0.92;
    }
    return Character.isUpperCase(c) ? 0.68 : 0.59;
  }
}
