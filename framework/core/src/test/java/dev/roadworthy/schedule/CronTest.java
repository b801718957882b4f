package dev.roadworthy.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronTest {

  private static List<String> next(int count, String cron, String after) {
    Schedule schedule = Schedule.parse(cron);
    List<String> due = new ArrayList<>();
    Instant at = Instant.parse(after);
    for (int i = 0; i < count; i++) {
      at = schedule.next(at, "any key");
      due.add(at.toString());
    }
    return due;
  }

  @Test
  void comesAtTheNamedMinutesInUtcWhereNoZoneIsGiven() {
    assertThat(next(3, "*/20 * * * *", "2026-11-22T11:40:00Z"))
        .containsExactly("2026-11-22T12:00:00Z", "2026-11-22T12:20:00Z", "2026-11-22T12:40:00Z");
  }

  @Test
  void comesByTheWallClockOfItsZone() {
    // A Friday; the weekend is left out.
    assertThat(next(2, "0 6 * * MON-FRI Europe/Berlin", "2026-11-20T04:59:59.999Z"))
        .containsExactly("2026-11-20T05:00:00Z", "2026-11-23T05:00:00Z");
    assertThat(next(2, "0 6 * * MON-FRI Europe/Berlin", "2026-07-01T03:00:00Z"))
        .containsExactly("2026-07-01T04:00:00Z", "2026-07-02T04:00:00Z");
    assertThat(next(1, "15 9 * * * +05:30", "2026-11-22T00:00:00Z"))
        .containsExactly("2026-11-22T03:45:00Z");
  }

  @Test
  void isStrictlyAfterAlsoWithinASecond() {
    assertThat(next(1, "0 6 * * *", "2026-11-22T06:00:00Z"))
        .containsExactly("2026-11-23T06:00:00Z");
    assertThat(next(1, "0 6 * * *", "2026-11-22T06:00:00.000000001Z"))
        .containsExactly("2026-11-23T06:00:00Z");
    assertThat(next(1, "0 6 * * *", "2026-11-22T05:59:59.999999999Z"))
        .containsExactly("2026-11-22T06:00:00Z");
  }

  @Test
  void aTimeInTheGapComesOnceAtItsEnd() {
    // In Berlin, 02:00 to 03:00 does not exist on 2026-03-29.
    assertThat(next(3, "30 2 * * * Europe/Berlin", "2026-03-28T00:00:00Z"))
        .containsExactly("2026-03-28T01:30:00Z", "2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z");
    assertThat(next(3, "0,15,30 2,3 * * * Europe/Berlin", "2026-03-29T00:00:00Z"))
        .containsExactly("2026-03-29T01:00:00Z", "2026-03-29T01:15:00Z", "2026-03-29T01:30:00Z");
  }

  @Test
  void everyHourKnowsNoGap() {
    assertThat(next(4, "*/30 * * * * Europe/Berlin", "2026-03-29T00:00:00Z"))
        .containsExactly(
            "2026-03-29T00:30:00Z",
            "2026-03-29T01:00:00Z",
            "2026-03-29T01:30:00Z",
            "2026-03-29T02:00:00Z");
  }

  @Test
  void aTimeInTheRepeatedHourComesOnceTheFirstTime() {
    // In Berlin, 02:00 to 03:00 comes twice on 2026-10-25: from 00:00 and from 01:00 UTC.
    assertThat(next(3, "30 2 * * * Europe/Berlin", "2026-10-24T00:00:00Z"))
        .containsExactly("2026-10-24T00:30:00Z", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
    assertThat(next(1, "30 2 * * * Europe/Berlin", "2026-10-25T00:31:00Z"))
        .containsExactly("2026-10-26T01:30:00Z");
    assertThat(next(1, "30 2 * * * Europe/Berlin", "2026-10-25T01:10:00Z"))
        .containsExactly("2026-10-26T01:30:00Z");
    assertThat(next(1, "0 3 * * * Europe/Berlin", "2026-10-25T01:10:00Z"))
        .containsExactly("2026-10-25T02:00:00Z");
  }

  @Test
  void everyHourComesInBothOfTheRepeatedHours() {
    assertThat(next(6, "*/30 * * * * Europe/Berlin", "2026-10-24T23:59:00Z"))
        .containsExactly(
            "2026-10-25T00:00:00Z",
            "2026-10-25T00:30:00Z",
            "2026-10-25T01:00:00Z",
            "2026-10-25T01:30:00Z",
            "2026-10-25T02:00:00Z",
            "2026-10-25T02:30:00Z");
  }

  @Test
  void changesOfHalfAnHourAreNoException() {
    // On Lord Howe Island, 01:30 to 02:00 comes twice on 2026-04-05, from 14:30 and 15:00 UTC.
    assertThat(next(4, "*/15 * * * * Australia/Lord_Howe", "2026-04-04T14:15:00Z"))
        .containsExactly(
            "2026-04-04T14:30:00Z",
            "2026-04-04T14:45:00Z",
            "2026-04-04T15:00:00Z",
            "2026-04-04T15:15:00Z");
    assertThat(next(2, "45 1 * * * Australia/Lord_Howe", "2026-04-04T14:00:00Z"))
        .containsExactly("2026-04-04T14:45:00Z", "2026-04-05T15:15:00Z");
  }

  @Test
  void theLeapDayComesEveryFourYearsAndNotIn2100() {
    assertThat(next(3, "0 0 29 2 *", "2092-01-01T00:00:00Z"))
        .containsExactly("2092-02-29T00:00:00Z", "2096-02-29T00:00:00Z", "2104-02-29T00:00:00Z");
  }

  @Test
  void dayOfMonthAndWeekdayTogetherMeanEither() {
    assertThat(next(3, "0 0 13 * FRI", "2026-11-10T00:00:00Z"))
        .containsExactly("2026-11-13T00:00:00Z", "2026-11-20T00:00:00Z", "2026-11-27T00:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0 12 * * 0", "0 12 * * 7", "0 12 * * SUN"})
  void sundayHasThreeNames(String cron) {
    assertThat(next(1, cron, "2026-11-20T00:00:00Z")).containsExactly("2026-11-22T12:00:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "`0 0 31 2 *`, it never comes",
        "`0 0 31 4,6,9,11 *`, it never comes",
        "`0 6 * *`, it has 4 fields",
        "`* * * * * UTC x`, it has 7 fields",
        "`0 6 * * * Mars/Base`, \"Mars/Base\" is no time zone",
        "`61 * * * *`, Value 61 not in range [0, 59]",
        "`*/0 * * * *`, Period 0 not in range",
        "`5-1 * * * *`, Invalid range",
        "`0 0 0 * *`, Value 0 not in range [1, 31]",
        "`a b c d e`, Invalid chars",
        "`0 0 L * *`, Invalid chars",
        "`1h 30m`, it has 2 fields",
      })
  void refusesWhatItCannotKeepWithTheValueTheRuleAndExamples(String cron, String why) {
    assertThatThrownBy(() -> Schedule.parse(cron))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Unrecognized schedule: \"" + cron + "\": ")
        .hasMessageContaining(why)
        .hasMessageContaining("Five fields (minute hour day month weekday) and a zone")
        .hasMessageContaining("\"0 6 * * MON-FRI Europe/Berlin\"");
  }

  @ParameterizedTest
  @CsvSource({
    "*/5 * * * *, PT5M",
    "0 9-17 * * MON-FRI, PT1H",
    "*/7 * * * *, PT4M",
    "0 6 * * *, PT24H",
    "30 2 * * * Australia/Sydney, PT24H",
    "0 0 * * MON, PT168H",
    "0 0 1 * *, PT672H",
    "0 0 29 2 *, PT8784H",
  })
  void itsIntervalIsTheShortestByTheWallClock(String cron, Duration expected) {
    Schedule schedule = Schedule.parse(cron);
    assertThat(schedule.interval()).isEqualTo(expected);
    assertThat(schedule.interval()).isEqualTo(expected);
  }

  @Test
  void isItsText() {
    Schedule schedule = Schedule.parse("  0 6 * *\tMON-FRI Europe/Berlin ");
    assertThat(schedule).hasToString("0 6 * *\tMON-FRI Europe/Berlin");
    assertThat(Schedule.parse(schedule.toString()))
        .isEqualTo(schedule)
        .hasSameHashCodeAs(schedule)
        .isNotEqualTo(Schedule.parse("0 6 * * MON-FRI Europe/Paris"));
  }
}
