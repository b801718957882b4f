package dev.roadworthy.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.reports.chart.TimeTicks.TimeTick;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimeTicksTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void aDayHasEveryThirdHourAndNamesTheDayAtMidnight() {
    assertThat(labels("2026-11-11T14:20:00Z", "2026-11-12T14:20:00Z"))
        .containsExactly("18:00", "21:00", "12 Nov", "03:00", "06:00", "09:00", "12:00", "15:00");
  }

  @Test
  void ticksAreOnTheWallClockOfTheZone() {
    List<TimeTick> ticks =
        TimeTicks.between(
            Instant.parse("2026-06-01T00:00:00Z"),
            Instant.parse("2026-06-01T08:00:00Z"),
            ZoneId.of("Asia/Kolkata"),
            9);
    assertThat(ticks.get(0).at()).isEqualTo(Instant.parse("2026-06-01T00:30:00Z"));
    assertThat(ticks.get(0).label()).isEqualTo("06:00");
  }

  @Test
  void theMissingHourOfSpringHasNoTick() {
    assertThat(labels("2026-03-28T22:30:00Z", "2026-03-29T04:30:00Z"))
        .containsExactly("29 Mar", "01:00", "03:00", "04:00", "05:00", "06:00");
  }

  @Test
  void theRepeatedHourOfAutumnHasOneTick() {
    assertThat(labels("2026-10-24T22:00:00Z", "2026-10-25T05:00:00Z"))
        .containsExactly("25 Oct", "01:00", "02:00", "03:00", "04:00", "05:00", "06:00");
  }

  @Test
  void aMonthHasDaysThatBeginAgainWithTheNextMonth() {
    assertThat(labels("2026-10-13T14:20:00Z", "2026-11-12T14:20:00Z"))
        .containsExactly("16 Oct", "21 Oct", "26 Oct", "1 Nov", "6 Nov", "11 Nov");
  }

  @Test
  void aYearHasMonthsAndNamesTheYearInJanuary() {
    assertThat(labels("2025-10-13T00:00:00Z", "2026-11-12T00:00:00Z"))
        .containsExactly("Nov", "Jan 2026", "Mar", "May", "Jul", "Sep", "Nov");
  }

  @Test
  void ticksAreAlwaysInsideSortedAndFew() {
    Random random = new Random(2);
    for (int i = 0; i < 2_000; i++) {
      Instant from = Instant.ofEpochSecond(1_700_000_000L + random.nextInt(100_000_000));
      Instant to = from.plus(Duration.ofSeconds((long) Math.pow(10, 1 + random.nextDouble() * 8)));
      List<TimeTick> ticks = TimeTicks.between(from, to, BERLIN, 9);
      assertThat(ticks).hasSizeBetween(1, 14);
      assertThat(ticks)
          .extracting(TimeTick::at)
          .isSorted()
          .allMatch(at -> !at.isBefore(from) && !at.isAfter(to));
    }
  }

  private static List<String> labels(String from, String to) {
    return TimeTicks.between(Instant.parse(from), Instant.parse(to), BERLIN, 9).stream()
        .map(TimeTick::label)
        .toList();
  }
}
