package dev.roadworthy.config;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time of day at which something is allowed, by the clocks of a zone: in the hour that a change
 * of clocks repeats it is open both times, and what the change leaves out is never open.
 *
 * @param days on which it begins
 * @param from when it opens
 * @param to when it closes; not after {@code from} means on the next day
 * @param zone whose clocks they are
 * @param text as it is written
 */
public record LoadWindow(
    Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone, String text) {

  private static final String RULE =
      "must be a time of day, with days before it and a zone after it if it is not daily or not UTC";
  private static final String DAY = "(MON|TUE|WED|THU|FRI|SAT|SUN)";
  private static final String TIME = "([01]\\d|2[0-3]):([0-5]\\d)";
  private static final Pattern FORM =
      Pattern.compile("(?:" + DAY + "(?:-" + DAY + ")? )?" + TIME + "-" + TIME + "(?: (\\S+))?");

  /** Copies the set. */
  public LoadWindow {
    days = Set.copyOf(days);
  }

  /**
   * Reads a window, such as {@code 02:00-04:00} or {@code MON-FRI 22:00-04:00 Europe/Berlin}.
   *
   * @throws IllegalArgumentException if it is none; the message says the rule
   */
  static LoadWindow parse(String text) {
    Matcher form = FORM.matcher(text);
    if (text.length() > 100 || !form.matches()) {
      throw new IllegalArgumentException(RULE);
    }
    try {
      return new LoadWindow(
          days(form.group(1), form.group(2)),
          LocalTime.of(Integer.parseInt(form.group(3)), Integer.parseInt(form.group(4))),
          LocalTime.of(Integer.parseInt(form.group(5)), Integer.parseInt(form.group(6))),
          ZoneId.of(form.group(7) == null ? "UTC" : form.group(7)),
          text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("must have a zone that is known", e);
    }
  }

  private static Set<DayOfWeek> days(String first, String last) {
    if (first == null) {
      return EnumSet.allOf(DayOfWeek.class);
    }
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    DayOfWeek end = day(last == null ? first : last);
    for (DayOfWeek day = day(first); days.add(day) && day != end; day = day.plus(1)) {}
    return days;
  }

  private static DayOfWeek day(String name) {
    return List.of(DayOfWeek.values()).stream()
        .filter(day -> day.name().toUpperCase(Locale.ROOT).startsWith(name))
        .findFirst()
        .orElseThrow();
  }

  /** How long it is open from an instant at which it is. */
  public Duration untilItCloses(Instant now) {
    ZonedDateTime here = now.atZone(zone);
    LocalDate closes =
        from.isBefore(to) || here.toLocalTime().isBefore(to)
            ? here.toLocalDate()
            : here.toLocalDate().plusDays(1);
    return Duration.between(now, closes.atTime(to).atZone(zone).toInstant());
  }

  /** True while it is open. */
  public boolean isOpen(Instant now) {
    ZonedDateTime here = now.atZone(zone);
    LocalTime time = here.toLocalTime();
    DayOfWeek today = here.getDayOfWeek();
    if (from.isBefore(to)) {
      return days.contains(today) && !time.isBefore(from) && time.isBefore(to);
    }
    return days.contains(today) && !time.isBefore(from)
        || days.contains(today.minus(1)) && time.isBefore(to);
  }
}
