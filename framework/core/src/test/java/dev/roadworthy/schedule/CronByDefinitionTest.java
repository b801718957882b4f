package dev.roadworthy.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares with what the definition says, worked out minute by minute. */
class CronByDefinitionTest {

  private static final Duration AROUND = Duration.ofDays(3);

  /** An expression, and whether it has a minute of the wall clock. */
  private record Expression(
      TreeSet<Integer> minutes,
      TreeSet<Integer> hours,
      TreeSet<Integer> days,
      TreeSet<Integer> weekdays) {

    static Expression random(Random random) {
      return new Expression(
          some(random, 0, 59, 3),
          random.nextBoolean() ? new TreeSet<>() : some(random, 0, 4, 3),
          random.nextInt(3) > 0 ? new TreeSet<>() : some(random, 1, 31, 10),
          random.nextInt(3) > 0 ? new TreeSet<>() : some(random, 0, 6, 3));
    }

    /** Empty stands for all. */
    private static TreeSet<Integer> some(Random random, int from, int to, int most) {
      return IntStream.range(0, 1 + random.nextInt(most))
          .map(i -> from + random.nextInt(to - from + 1))
          .boxed()
          .collect(Collectors.toCollection(TreeSet::new));
    }

    boolean everyHour() {
      return hours.isEmpty();
    }

    boolean has(LocalDateTime local) {
      boolean day = days.isEmpty() || days.contains(local.getDayOfMonth());
      boolean weekday =
          weekdays.isEmpty() || weekdays.contains(local.getDayOfWeek().getValue() % 7);
      boolean either = !days.isEmpty() && !weekdays.isEmpty();
      return minutes.contains(local.getMinute())
          && (hours.isEmpty() || hours.contains(local.getHour()))
          && (either ? day || weekday : day && weekday);
    }

    String text(ZoneId zone) {
      return field(minutes)
          + " "
          + field(hours)
          + " "
          + field(days)
          + " * "
          + field(weekdays)
          + " "
          + zone;
    }

    private static String field(TreeSet<Integer> values) {
      return values.isEmpty()
          ? "*"
          : values.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
  }

  private static TreeSet<Instant> due(
      Expression expression, ZoneId zone, ZoneOffsetTransition change) {
    TreeSet<Instant> due = new TreeSet<>();
    Instant end = change.getInstant().plus(AROUND);
    for (Instant at = change.getInstant().minus(AROUND);
        at.isBefore(end);
        at = at.plus(1, ChronoUnit.MINUTES)) {
      LocalDateTime local = LocalDateTime.ofInstant(at, zone);
      boolean again =
          !at.isBefore(change.getInstant()) && local.isBefore(change.getDateTimeBefore());
      if (expression.has(local) && (expression.everyHour() || !again)) {
        due.add(at);
      }
    }
    if (!expression.everyHour()) {
      for (LocalDateTime missing = change.getDateTimeBefore();
          missing.isBefore(change.getDateTimeAfter());
          missing = missing.plusMinutes(1)) {
        if (expression.has(missing)) {
          due.add(change.getInstant());
        }
      }
    }
    return due;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Europe/Berlin",
        "America/New_York",
        "Australia/Lord_Howe",
        "America/Santiago",
        "Africa/Casablanca"
      })
  void comesExactlyWhenItShouldAroundBothChangesOfTheClock(ZoneId zone) {
    Random random = new Random(zone.getId().hashCode());
    ZoneOffsetTransition change =
        zone.getRules().nextTransition(Instant.parse("2026-01-01T00:00:00Z"));
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 15; j++) {
        Expression expression = Expression.random(random);
        Schedule schedule = Schedule.parse(expression.text(zone));
        TreeSet<Instant> due = due(expression, zone, change);
        Instant at = change.getInstant().minus(AROUND).minusNanos(1);
        for (Instant expected : due) {
          at = schedule.next(at, "");
          assertThat(at).as("%s around %s", schedule, change).isEqualTo(expected);
        }
        for (int k = 0; k < 5; k++) {
          Instant anywhere =
              change.getInstant().minus(AROUND).plusSeconds(random.nextInt(5 * 86_400));
          Instant expected = due.higher(anywhere);
          if (expected != null) {
            assertThat(schedule.next(anywhere, ""))
                .as("%s after %s", schedule, anywhere)
                .isEqualTo(expected);
          }
        }
      }
      change = zone.getRules().nextTransition(change.getInstant());
    }
  }
}
