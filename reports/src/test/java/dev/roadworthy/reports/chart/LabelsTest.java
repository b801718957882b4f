package dev.roadworthy.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class LabelsTest {

  @Test
  void durationsHaveThreeDigitsInTheUnitThatSuitsThem() {
    assertThat(Labels.duration(Duration.ZERO)).isEqualTo("0");
    assertThat(Labels.duration(Duration.ofNanos(420_000))).isEqualTo("0.42 ms");
    assertThat(Labels.duration(Duration.ofMillis(31))).isEqualTo("31 ms");
    assertThat(Labels.duration(Duration.ofNanos(93_440_000))).isEqualTo("93.4 ms");
    assertThat(Labels.duration(Duration.ofMillis(1_254))).isEqualTo("1.25 s");
    assertThat(Labels.duration(Duration.ofNanos(999_900_000))).isEqualTo("1 s");
    assertThat(Labels.duration(Duration.ofSeconds(90))).isEqualTo("90 s");
    assertThat(Labels.duration(Duration.ofSeconds(150))).isEqualTo("2.5 min");
    assertThat(Labels.duration(Duration.ofHours(3))).isEqualTo("3 h");
    assertThat(Labels.duration(Duration.ofDays(4))).isEqualTo("4 d");
  }

  @Test
  void lessThanAllIsNeverRoundedToAll() {
    assertThat(Labels.percent(1)).isEqualTo("100 %");
    assertThat(Labels.percent(0.99999999)).isEqualTo("99.9999 %");
    assertThat(Labels.percent(0.99956)).isEqualTo("99.956 %");
    assertThat(Labels.percent(0.9987)).isEqualTo("99.87 %");
    assertThat(Labels.percent(0.8759)).isEqualTo("87.5 %");
    assertThat(Labels.percent(0.9)).isEqualTo("90 %");
  }

  @Test
  void moreThanNothingIsNeverRoundedToNothing() {
    assertThat(Labels.percent(0)).isEqualTo("0 %");
    assertThat(Labels.percent(0.0001)).isEqualTo("< 0.1 %");
  }

  @Test
  void zonesThatAreAlwaysUtcAreCalledSo() {
    assertThat(Labels.zone(ZoneId.of("Etc/UTC"))).isEqualTo("UTC");
    assertThat(Labels.zone(ZoneOffset.UTC)).isEqualTo("UTC");
    assertThat(Labels.zone(ZoneId.of("Europe/London"))).isEqualTo("Europe/London");
  }

  @Test
  void oneIsSingular() {
    assertThat(Labels.plural(1, "run")).isEqualTo("1 run");
    assertThat(Labels.plural(1_000_000, "run")).isEqualTo("1\u202F000\u202F000 runs");
  }
}
