package dev.roadworthy.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {

  @ParameterizedTest
  @CsvSource({
    "800ms, PT0.8S",
    "30s, PT30S",
    "5m, PT5M",
    "1h30m, PT1H30M",
    "21d, PT504H",
    "1d2h3m4s5ms, PT26H3M4.005S",
    "90s, PT1M30S",
    "0s, PT0S",
    "PT30S, PT30S",
    "p1dt2h, PT26H",
    "' 30S ', PT30S",
    "999999999d, PT23999999976H",
  })
  void readsWhatPeopleWrite(String text, Duration expected) {
    assertThat(DurationText.parse(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "30",
        "s",
        "30 s",
        "-30s",
        "1.5s",
        "30s5m",
        "5m5m",
        "30sec",
        "PT-30S",
        "P1Y",
        "P",
        "٣s",
        "1000000000s",
        "PT9223372036854775808S",
        "30s\u0000"
      })
  void refusesWhatIsNoDurationAndShowsSome(String text) {
    assertThatThrownBy(() -> DurationText.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + text + "\"")
        .hasMessageContaining("\"1h30m\"");
  }

  @Test
  void whatIsWrittenIsReadBack() {
    Random random = new Random(20_261);
    for (int i = 0; i < 20_000; i++) {
      long bound = 1L << (1 + random.nextInt(50));
      Duration duration = Duration.ofMillis(Math.floorMod(random.nextLong(), bound));
      assertThat(DurationText.parse(DurationText.format(duration))).isEqualTo(duration);
    }
  }

  @ParameterizedTest
  @CsvSource({"PT0S, 0s", "PT60S, 1m", "PT26H0.005S, 1d2h5ms", "PT0.0009S, 0s"})
  void writesUnitsFromLargeToSmallAndNothingUnderAMillisecond(Duration duration, String expected) {
    assertThat(DurationText.format(duration)).isEqualTo(expected);
  }
}
