package dev.roadworthy.hooks.http;

import static java.time.ZoneOffset.UTC;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The header Retry-After in both its forms: seconds, and each of the three dates of HTTP. */
public final class RetryAfter {

  private static final Pattern SECONDS = Pattern.compile("\\d+");

  /** More digits than that are no serious wish. */
  private static final int MOST_DIGITS = 9;

  private static final List<DateTimeFormatter> DATES =
      List.of(
          DateTimeFormatter.RFC_1123_DATE_TIME,
          new DateTimeFormatterBuilder()
              .appendPattern("EEEE, dd-MMM-")
              .appendValueReduced(ChronoField.YEAR, 2, 2, LocalDate.of(2000, 1, 1))
              .appendPattern(" HH:mm:ss 'GMT'")
              .toFormatter(Locale.US)
              .withZone(UTC),
          DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss uuuu", Locale.US).withZone(UTC));

  private RetryAfter() {}

  /**
   * How long to wait.
   *
   * @param text the header's value
   * @param now what a date is measured from
   * @return zero for a date that has passed; null if the text is neither form
   */
  public static @Nullable Duration parse(String text, Instant now) {
    String value = text.strip();
    if (SECONDS.matcher(value).matches()) {
      boolean huge = value.length() > MOST_DIGITS;
      return Duration.ofSeconds(huge ? 999_999_999 : Long.parseLong(value));
    }
    for (DateTimeFormatter format : DATES) {
      Instant date = date(value, format);
      if (date != null) {
        return date.isBefore(now) ? Duration.ZERO : Duration.between(now, date);
      }
    }
    return null;
  }

  private static @Nullable Instant date(String value, DateTimeFormatter format) {
    try {
      return format.parse(value, Instant::from);
    } catch (DateTimeParseException e) {
      return null; // not in this form
    }
  }
}
