package dev.roadworthy.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TicksTest {

  @Test
  void stepsAreOneTwoOrFiveTimesAPowerOfTen() {
    assertThat(Ticks.linear(0, 100, 5)).containsExactly(0.0, 20.0, 40.0, 60.0, 80.0, 100.0);
    assertThat(Ticks.linear(0, 23, 5)).containsExactly(0.0, 5.0, 10.0, 15.0, 20.0, 25.0);
    assertThat(Ticks.linear(99, 100, 4)).containsExactly(99.0, 99.5, 100.0);
  }

  @Test
  void everyValueLiesBetweenTheOutermostTicks() {
    Random random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      double min = random.nextDouble() * 1000;
      double max = min + Math.pow(10, random.nextInt(9) - 4);
      int atMost = 1 + random.nextInt(8);
      List<Double> ticks = Ticks.linear(min, max, atMost);
      assertThat(ticks.get(0)).isLessThanOrEqualTo(min);
      assertThat(ticks.get(ticks.size() - 1)).isGreaterThanOrEqualTo(max * (1 - 1e-12));
      assertThat(ticks).isSorted();
      assertThat(ticks.size()).isBetween(2, Math.max(2, atMost + 1));
    }
  }

  @Test
  void anEmptyRangeStillHasTwoTicks() {
    assertThat(Ticks.linear(0, 0, 4)).hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void whatIsCountedHasNoHalves() {
    assertThat(Ticks.counting(1, 4)).containsExactly(0.0, 1.0);
    assertThat(Ticks.counting(3, 4)).containsExactly(0.0, 1.0, 2.0, 3.0);
    assertThat(Ticks.counting(0, 4)).containsExactly(0.0, 1.0);
  }

  @Test
  void aLogarithmicAxisEnclosesItsValuesAndThinsOutToDecades() {
    assertThat(Ticks.logarithmic(30, 900, 7))
        .containsExactly(20.0, 50.0, 100.0, 200.0, 500.0, 1000.0);
    assertThat(Ticks.logarithmic(3, 90_000, 7)).containsExactly(1.0, 10.0, 100.0, 1e3, 1e4, 1e5);
  }
}
