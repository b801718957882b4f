package dev.roadworthy.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScaleTest {

  @Test
  void aLinearScaleBeginsAtZero() {
    Scale scale = Scale.linear(340, 5, Labels::millis);
    assertThat(scale.at(0)).isZero();
    assertThat(scale.at(200)).isCloseTo(0.5, within(1e-9));
    assertThat(scale.at(400)).isEqualTo(1);
  }

  @Test
  void equalRatiosAreEqualDistancesOnALogarithmicScale() {
    Scale scale = Scale.logarithmic(11, 9_000, 9, Labels::millis);
    assertThat(scale.min()).isEqualTo(10);
    assertThat(scale.max()).isEqualTo(10_000);
    assertThat(scale.at(100) - scale.at(10))
        .isCloseTo(scale.at(1000) - scale.at(100), within(1e-9));
  }

  @Test
  void whatLiesOutsideIsPutOnTheEdge() {
    Scale scale = Scale.linear(100, 5, Labels::millis);
    assertThat(scale.at(-5)).isZero();
    assertThat(scale.at(1e9)).isEqualTo(1);
  }
}
