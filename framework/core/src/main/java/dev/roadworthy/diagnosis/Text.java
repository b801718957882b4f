package dev.roadworthy.diagnosis;

import java.time.Duration;
import java.util.Locale;

/** Words and numbers as they stand in a first line. */
final class Text {

  /** In characters. */
  static final int LONGEST_LINE = 400;

  private Text() {}

  /** One line: white space and control characters folded, at most 400 characters. */
  static String line(String text) {
    return bounded(text.replaceAll("[\\s\\p{Cntrl}\\u2028\\u2029]+", " ").trim(), LONGEST_LINE);
  }

  static String bounded(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(length - 2)) ? length - 2 : length - 1;
    return text.substring(0, end) + "…";
  }

  /** "Expected x" becomes "expected x"; "HTTP" and "IT" stay. */
  static String decapitalized(String text) {
    boolean word =
        text.length() > 1
            && Character.isUpperCase(text.charAt(0))
            && Character.isLowerCase(text.charAt(1));
    return word ? Character.toLowerCase(text.charAt(0)) + text.substring(1) : text;
  }

  /** {@code <1 ms}, {@code 31 ms}, {@code 1.2 s}, {@code 10 s}, {@code 2 min 5 s}. */
  static String duration(Duration duration) {
    long nanos = duration.toNanos();
    if (nanos < 1_000_000) {
      return nanos == 0 ? "0 ms" : "<1 ms";
    }
    long millis = (nanos + 500_000) / 1_000_000;
    if (millis < 1_000) {
      return millis + " ms";
    }
    long tenths = (millis + 50) / 100;
    if (tenths < 600) {
      return tenths % 10 == 0
          ? tenths / 10 + " s"
          : String.format(Locale.ROOT, "%.1f s", tenths / 10.0);
    }
    long seconds = (millis + 500) / 1_000;
    return seconds % 60 == 0 ? seconds / 60 + " min" : seconds / 60 + " min " + seconds % 60 + " s";
  }

  /** Whole units, rounded down: {@code 61 d}, {@code 5 h}, {@code 12 min}. */
  static String span(Duration span) {
    if (span.toDays() > 0) {
      return span.toDays() + " d";
    }
    return span.toHours() > 0 ? span.toHours() + " h" : span.toMinutes() + " min";
  }
}
