package dev.roadworthy.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudentTTest {

  @ParameterizedTest
  @CsvSource({
    "1, 0.05, 6.314", "2, 0.01, 6.965", "3, 0.001, 10.215", "4, 0.05, 2.132",
    "4, 0.0005, 8.610", "7, 0.01, 2.998", "10, 0.025, 2.228", "19, 0.001, 3.579",
    "30, 0.005, 2.750"
  })
  void itsQuantilesAreThoseOfTheTables(int freedom, double chance, double quantile) {
    assertThat(StudentT.quantile(freedom, chance)).isCloseTo(quantile, within(0.0006));
  }
}
