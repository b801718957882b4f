package dev.roadworthy.runner.terminal;

import dev.roadworthy.reports.chart.Legible;

/** Text of others, so that a terminal shows it and does not obey it. */
final class Printable {

  private static final int REPLACEMENT = 0xFFFD;
  private static final int NON_JOINER = 0x200C;
  private static final int JOINER = 0x200D;

  private Printable() {}

  /**
   * One line of what can be seen. White space is a space, and what moves the cursor, starts a
   * control sequence, turns the direction of the text around it or is not seen at all is replaced.
   * Joiners stay: scripts and emoji need them.
   */
  static String text(String text) {
    if (text.chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    Legible.text(text).codePoints().map(Printable::shown).forEach(out::appendCodePoint);
    return out.toString();
  }

  private static int shown(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL -> Character.isWhitespace(c) ? ' ' : REPLACEMENT;
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> ' ';
      case Character.FORMAT -> c == JOINER || c == NON_JOINER ? c : REPLACEMENT;
      default -> c;
    };
  }
}
