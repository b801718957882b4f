package dev.roadworthy.reports.chart;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The time that a chart shows.
 *
 * @param from its left edge
 * @param to its right edge, later than {@code from}
 * @param zone whose wall clock is written below
 */
public record Span(Instant from, Instant to, ZoneId zone) {

  /**
   * @throws IllegalArgumentException if it ends before it begins, or is empty
   */
  public Span {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException(
          "A span ends after it begins, but was " + from + " to " + to);
    }
  }

  /** 0 at the left edge, 1 at the right. */
  double at(Instant moment) {
    return (double) Duration.between(from, moment).toNanos() / Duration.between(from, to).toNanos();
  }

  /** How long it is. */
  public Duration length() {
    return Duration.between(from, to);
  }

  /** Both ends on the wall clock, the date once if it is one day. */
  public String text() {
    ZonedDateTime first = from.atZone(zone);
    ZonedDateTime last = to.atZone(zone);
    String time = length().toMinutes() < 10 ? "HH:mm:ss" : "HH:mm";
    boolean oneDay = first.toLocalDate().equals(last.toLocalDate());
    return format("d MMM yyyy, " + time, first)
        + " \u2013 "
        + format(oneDay ? time : "d MMM yyyy, " + time, last);
  }

  private static String format(String pattern, ZonedDateTime time) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(time);
  }
}
