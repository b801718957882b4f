package dev.roadworthy.hooks.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

  private static final Instant NOW = Instant.parse("1994-11-06T08:49:07Z");

  @Test
  void secondsAreSeconds() {
    assertThat(RetryAfter.parse("120", NOW)).isEqualTo(Duration.ofMinutes(2));
    assertThat(RetryAfter.parse(" 0 ", NOW)).isZero();
  }

  @Test
  void absurdlyManySecondsAreALongTimeAndNoError() {
    assertThat(RetryAfter.parse("9".repeat(400), NOW)).isGreaterThan(Duration.ofDays(9999));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sun, 06 Nov 1994 08:49:37 GMT",
        "Sun Nov  6 08:49:37 1994",
      })
  void everyFormOfAnHttpDateIsRead(String date) {
    assertThat(RetryAfter.parse(date, NOW)).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void aDateWithTwoDigitsForItsYearIsOfThisCentury() {
    Instant now = Instant.parse("2026-11-02T09:00:00Z");
    assertThat(RetryAfter.parse("Monday, 02-Nov-26 09:00:30 GMT", now))
        .isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void aDateThatHasPassedMeansNow() {
    assertThat(RetryAfter.parse("Sun, 06 Nov 1994 08:00:00 GMT", NOW)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-5", "1.5", "12 s", "Sun, 99 Nov 1994 08:49:37 GMT"})
  void anythingElseIsNeither(String text) {
    assertThat(RetryAfter.parse(text, NOW)).isNull();
  }
}
