package dev.roadworthy.schedule;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 800ms}, {@code 30s}, {@code 1h30m}, {@code 21d}. */
public final class DurationText {

  private static final Pattern PARTS =
      Pattern.compile(
          "(?:(\\d{1,9})d)?(?:(\\d{1,9})h)?(?:(\\d{1,9})m)?(?:(\\d{1,9})s)?(?:(\\d{1,9})ms)?");

  private DurationText() {}

  /** The text is no duration. */
  static final class Unreadable extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    Unreadable(String text) {
      super(
          "Unrecognized duration: \""
              + text
              + "\". Examples: \"800ms\", \"30s\", \"5m\", \"1h30m\", \"21d\"");
    }
  }

  /**
   * Reads a duration.
   *
   * @param text whole numbers with their units from large to small ({@code d h m s ms}), or
   *     ISO-8601 ({@code PT30S})
   * @throws IllegalArgumentException if it is neither, or negative
   */
  public static Duration parse(String text) {
    String trimmed = text.strip().toLowerCase(Locale.ROOT);
    if (trimmed.startsWith("p")) {
      return parseIso(text, trimmed);
    }
    Matcher parts = PARTS.matcher(trimmed);
    if (trimmed.isEmpty() || !parts.matches()) {
      throw new Unreadable(text);
    }
    return Duration.ofDays(part(parts, 1))
        .plusHours(part(parts, 2))
        .plusMinutes(part(parts, 3))
        .plusSeconds(part(parts, 4))
        .plusMillis(part(parts, 5));
  }

  private static Duration parseIso(String text, String trimmed) {
    try {
      Duration parsed = Duration.parse(trimmed);
      if (!parsed.isNegative()) {
        return parsed;
      }
    } catch (DateTimeParseException e) {
      throw (IllegalArgumentException) new Unreadable(text).initCause(e);
    }
    throw new Unreadable(text);
  }

  private static long part(Matcher parts, int group) {
    String digits = parts.group(group);
    return digits == null ? 0 : Long.parseLong(digits);
  }

  /** Writes a duration so that {@link #parse} reads it back, to the millisecond. */
  public static String format(Duration duration) {
    StringBuilder text = new StringBuilder();
    append(text, duration.toDays(), "d");
    append(text, duration.toHoursPart(), "h");
    append(text, duration.toMinutesPart(), "m");
    append(text, duration.toSecondsPart(), "s");
    append(text, duration.toMillisPart(), "ms");
    return text.isEmpty() ? "0s" : text.toString();
  }

  private static void append(StringBuilder text, long amount, String unit) {
    if (amount != 0) {
      text.append(amount).append(unit);
    }
  }
}
