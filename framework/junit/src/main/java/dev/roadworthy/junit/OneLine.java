package dev.roadworthy.junit;

import java.util.regex.Pattern;

/** Text on one line, as a diagnosis has it. */
final class OneLine {

  private static final Pattern BREAKS = Pattern.compile("[\\s\\p{Cntrl}\\u2028\\u2029]+");

  private OneLine() {}

  static String of(String text) {
    return BREAKS.matcher(text).replaceAll(" ").strip();
  }
}
