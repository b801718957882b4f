package dev.roadworthy.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadWindowTest {

  @ParameterizedTest
  @CsvSource({
    "02:00-04:00, 2026-11-26T01:59:59Z, false",
    "02:00-04:00, 2026-11-26T02:00:00Z, true",
    "02:00-04:00, 2026-11-26T03:59:59Z, true",
    "02:00-04:00, 2026-11-26T04:00:00Z, false",
    "02:00-04:00 Europe/Berlin, 2026-11-26T01:30:00Z, true",
    "02:00-04:00 Europe/Berlin, 2026-11-26T03:30:00Z, false",
  })
  void isOpenFromItsBeginningUntilBeforeItsEndByTheClocksOfItsZone(
      String window, Instant now, boolean open) {
    assertThat(LoadWindow.parse(window).isOpen(now)).isEqualTo(open);
  }

  @ParameterizedTest
  @CsvSource({
    "FRI 22:00-04:00, 2026-11-27T23:00:00Z, true",
    "FRI 22:00-04:00, 2026-11-28T03:00:00Z, true",
    "FRI 22:00-04:00, 2026-11-28T23:00:00Z, false",
    "FRI 22:00-04:00, 2026-11-27T03:00:00Z, false",
    "SAT-MON 22:00-04:00, 2026-11-30T23:00:00Z, true",
    "SAT-MON 22:00-04:00, 2026-12-01T23:00:00Z, false",
    "00:00-00:00, 2026-11-26T12:00:00Z, true",
  })
  void whatEndsOnTheNextDayBelongsToTheDayOnWhichItBegan(String window, Instant now, boolean open) {
    assertThat(LoadWindow.parse(window).isOpen(now)).isEqualTo(open);
  }

  @ParameterizedTest
  @CsvSource({
    "02:00-04:00, 2026-11-26T03:30:00Z, PT30M",
    "22:00-04:00, 2026-11-26T23:00:00Z, PT5H",
    "22:00-04:00, 2026-11-26T03:00:00Z, PT1H",
    "00:00-00:00, 2026-11-26T12:00:00Z, PT12H",
    "01:00-04:00 Europe/Berlin, 2026-10-24T23:30:00Z, PT3H30M",
  })
  void knowsHowLongItIsOpen(String window, Instant now, Duration open) {
    assertThat(LoadWindow.parse(window).untilItCloses(now)).isEqualTo(open);
  }

  /** 2026-03-29 02:00 becomes 03:00 in Berlin, 2026-10-25 03:00 becomes 02:00. */
  @ParameterizedTest
  @CsvSource({
    "02:00-03:00 Europe/Berlin, 2026-03-29T00:59:59Z, false",
    "02:00-03:00 Europe/Berlin, 2026-03-29T01:00:00Z, false",
    "02:00-03:00 Europe/Berlin, 2026-10-25T00:30:00Z, true",
    "02:00-03:00 Europe/Berlin, 2026-10-25T01:30:00Z, true",
    "02:00-03:00 Europe/Berlin, 2026-10-25T02:00:00Z, false",
  })
  void anHourThatIsLeftOutIsNeverOpenAndOneThatIsRepeatedIsOpenTwice(
      String window, Instant now, boolean open) {
    assertThat(LoadWindow.parse(window).isOpen(now)).isEqualTo(open);
  }
}
