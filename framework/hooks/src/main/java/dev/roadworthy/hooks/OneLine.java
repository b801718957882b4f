package dev.roadworthy.hooks;

import java.util.regex.Pattern;

/** Text from elsewhere as one line, with nothing in it that cannot be seen. */
public final class OneLine {

  private static final int MOST = 500;

  /** Control and format characters and line separators: they break lines, or turn text around. */
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");

  private OneLine() {}

  /** The text, cut to 500 characters. */
  public static String of(String text) {
    String line = uncut(text);
    return fits(line) ? line : line.substring(0, line.offsetByCodePoints(0, MOST - 1)) + "…";
  }

  /** The text, however long it is. */
  static String uncut(String text) {
    return UNSEEN.matcher(text).replaceAll(" ").strip();
  }

  /** True if it is short enough not to be cut. */
  static boolean fits(String text) {
    return text.codePointCount(0, text.length()) <= MOST;
  }
}
