package dev.roadworthy.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FixedRateTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @Test
  void comesEveryIntervalOnOneGridWhereverOneAsks() {
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      FixedRate rate = new FixedRate(Duration.ofMillis(1_000 + random.nextInt(100_000_000)));
      String key = "check" + random.nextInt();
      Instant after = NOON.plusNanos(random.nextLong() / 4);
      Instant due = rate.next(after, key);
      assertThat(due).isAfter(after).isBeforeOrEqualTo(after.plus(rate.interval()));
      assertThat(rate.next(due, key)).isEqualTo(due.plus(rate.interval()));
      assertThat(rate.next(due.minusNanos(1), key)).isEqualTo(due);
    }
  }

  @Test
  void alsoBeforeTheEpoch() {
    FixedRate rate = new FixedRate(Duration.ofSeconds(30));
    Instant after = Instant.parse("1969-12-31T23:59:00.0000005Z");
    assertThat(rate.next(after, "key")).isAfter(after).isBefore(after.plusSeconds(30));
  }

  @Test
  void theSameKeyIsDueAtTheSameTimeAndOthersAreSpreadOverTheInterval() {
    FixedRate rate = new FixedRate(Duration.ofSeconds(60));
    int[] checksPerTenth = new int[10];
    for (int i = 0; i < 10_000; i++) {
      Instant due = rate.next(NOON, "com.example.ShopIT.check" + i);
      assertThat(rate.next(NOON, "com.example.ShopIT.check" + i)).isEqualTo(due);
      checksPerTenth[(int) (Duration.between(NOON, due).toMillis() - 1) / 6_000]++;
    }
    for (int checks : checksPerTenth) {
      assertThat(checks).isCloseTo(1_000, within(150));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"999ms", "0s", "367d"})
  void refusesIntervalsOutOfRangeWithTheRuleTheValueAndAnExample(String text) {
    assertThatThrownBy(() -> Schedule.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "An interval is between 1s and 366d, but was \"%s\". Example: \"30s\"".formatted(text));
  }

  @ParameterizedTest
  @CsvSource({"30s, 30s", "90s, 1m30s", "PT30S, 30s", "366d, 366d", "PT1.0000009S, 1s"})
  void isReadBackFromItsText(String text, String expected) {
    Schedule schedule = Schedule.parse(text);
    assertThat(schedule).hasToString(expected);
    assertThat(Schedule.parse(schedule.toString())).isEqualTo(schedule);
  }

  @Test
  void refusesWhatIsNeitherIntervalNorCronExpressionWithExamplesOfBoth() {
    assertThatThrownBy(() -> Schedule.parse("often"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"often\"")
        .hasMessageContaining("\"30s\"")
        .hasMessageContaining("\"0 6 * * MON-FRI Europe/Berlin\"");
  }
}
