package dev.roadworthy.reports.chart;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Round times to write below an axis, on the wall clock of a zone. */
final class TimeTicks {

  private static final DateTimeFormatter SECOND = format("HH:mm:ss");
  private static final DateTimeFormatter MINUTE = format("HH:mm");
  private static final DateTimeFormatter DAY = format("d MMM");
  private static final DateTimeFormatter MONTH = format("MMM");
  private static final DateTimeFormatter YEAR = format("MMM yyyy");

  private static final List<Step> STEPS =
      List.of(
          new Step(1, ChronoUnit.SECONDS),
          new Step(5, ChronoUnit.SECONDS),
          new Step(10, ChronoUnit.SECONDS),
          new Step(15, ChronoUnit.SECONDS),
          new Step(30, ChronoUnit.SECONDS),
          new Step(1, ChronoUnit.MINUTES),
          new Step(2, ChronoUnit.MINUTES),
          new Step(5, ChronoUnit.MINUTES),
          new Step(10, ChronoUnit.MINUTES),
          new Step(15, ChronoUnit.MINUTES),
          new Step(30, ChronoUnit.MINUTES),
          new Step(1, ChronoUnit.HOURS),
          new Step(2, ChronoUnit.HOURS),
          new Step(3, ChronoUnit.HOURS),
          new Step(6, ChronoUnit.HOURS),
          new Step(12, ChronoUnit.HOURS),
          new Step(1, ChronoUnit.DAYS),
          new Step(2, ChronoUnit.DAYS),
          new Step(5, ChronoUnit.DAYS),
          new Step(10, ChronoUnit.DAYS),
          new Step(1, ChronoUnit.MONTHS),
          new Step(2, ChronoUnit.MONTHS),
          new Step(3, ChronoUnit.MONTHS),
          new Step(6, ChronoUnit.MONTHS),
          new Step(12, ChronoUnit.MONTHS));

  private TimeTicks() {}

  /**
   * One mark on a time axis.
   *
   * @param at the moment
   * @param label as written below it
   * @param strong true where a day (or year) begins
   */
  record TimeTick(Instant at, String label, boolean strong) {}

  private record Step(int amount, ChronoUnit unit) {
    Duration length() {
      return unit.getDuration().multipliedBy(amount);
    }
  }

  /**
   * The round times in {@code [from, to]}, with the finest step that makes at most {@code atMost}
   * of them. Where the clock is put forward there is no tick in the missing hour; where it is put
   * back the repeated hour has one.
   */
  static List<TimeTick> between(Instant from, Instant to, ZoneId zone, int atMost) {
    Duration span = Duration.between(from, to);
    Step step =
        STEPS.stream()
            .filter(s -> s.length().multipliedBy(atMost).compareTo(span) >= 0)
            .findFirst()
            .orElse(
                new Step(
                    Math.toIntExact(span.toDays() / 365 / atMost + 1) * 12, ChronoUnit.MONTHS));
    List<TimeTick> ticks = new ArrayList<>();
    LocalDateTime local = start(from.atZone(zone), step);
    Instant previous = Instant.MIN;
    for (int guard = 0; guard < 1000; guard++) {
      ZonedDateTime wall = local.atZone(zone);
      Instant at = wall.toInstant();
      if (at.isAfter(to)) {
        break;
      }
      if (!at.isBefore(from) && at.isAfter(previous) && wall.toLocalDateTime().equals(local)) {
        ticks.add(tick(wall, step));
        previous = at;
      }
      local = next(local, step);
    }
    return ticks;
  }

  private static LocalDateTime start(ZonedDateTime from, Step step) {
    LocalDateTime local = from.toLocalDateTime();
    return switch (step.unit) {
      case MONTHS -> local.toLocalDate().withDayOfYear(1).atStartOfDay();
      case DAYS -> local.toLocalDate().withDayOfMonth(1).atStartOfDay();
      case HOURS -> local.toLocalDate().atStartOfDay();
      case MINUTES -> local.truncatedTo(ChronoUnit.HOURS);
      default -> local.truncatedTo(ChronoUnit.MINUTES);
    };
  }

  private static LocalDateTime next(LocalDateTime local, Step step) {
    LocalDateTime next = local.plus(step.amount, step.unit);
    if (step.unit != ChronoUnit.DAYS || step.amount == 1) {
      return next;
    }
    // Every second, fifth or tenth day begins again with each month, away from a short last step.
    boolean crowded = next.getDayOfMonth() + step.amount / 2 > next.toLocalDate().lengthOfMonth();
    return next.getMonth() != local.getMonth() || crowded
        ? local.toLocalDate().withDayOfMonth(1).plusMonths(1).atStartOfDay()
        : next;
  }

  private static TimeTick tick(ZonedDateTime wall, Step step) {
    boolean midnight = wall.toLocalTime().equals(LocalTime.MIDNIGHT);
    boolean newYear = midnight && wall.getDayOfYear() == 1;
    DateTimeFormatter format =
        switch (step.unit) {
          case MONTHS -> newYear ? YEAR : MONTH;
          case DAYS -> DAY;
          case SECONDS -> midnight ? DAY : SECOND;
          default -> midnight ? DAY : MINUTE;
        };
    boolean strong =
        switch (step.unit) {
          case MONTHS -> newYear;
          case DAYS -> wall.getDayOfMonth() == 1;
          default -> midnight;
        };
    return new TimeTick(wall.toInstant(), format.format(wall), strong);
  }

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
  }
}
