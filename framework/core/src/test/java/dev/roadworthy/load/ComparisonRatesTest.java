package dev.roadworthy.load;

import static dev.roadworthy.load.ComparisonRates.failuresFound;
import static dev.roadworthy.load.ComparisonRates.falseAlarmsInSequence;
import static dev.roadworthy.load.ComparisonRates.found;
import static dev.roadworthy.load.ComparisonRates.foundAmongRecorded;
import static dev.roadworthy.load.ComparisonRates.foundOfRecorded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.load.ComparisonRates.Noise;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds the rates in the page on load tests; the series are the same every time. */
class ComparisonRatesTest {

  @ParameterizedTest
  @EnumSource(Noise.class)
  void whereNothingChangedAFalseAlarmIsRare(Noise noise) {
    assertThat(found(noise, 10, 1, 500)).isLessThanOrEqualTo(0.03);
  }

  @ParameterizedTest
  @CsvSource({
    "INDEPENDENT, 10, 1.3, 0.7",
    "INDEPENDENT, 10, 1.5, 0.95",
    "INDEPENDENT, 5, 2.0, 0.95",
    "STRONG, 20, 2.0, 0.8",
    "AUTOCORRELATED, 10, 1.5, 0.95",
    "HEAVY_TAILED, 10, 1.5, 0.95",
    "OUTLIER, 10, 1.5, 0.85",
    "OUTLIER, 20, 1.3, 0.75",
    "DRIFTING, 10, 1.5, 0.95",
  })
  void whatBecameSlowerIsFound(Noise noise, int earlier, double factor, double atLeast) {
    assertThat(found(noise, earlier, factor, 100)).isGreaterThanOrEqualTo(atLeast);
  }

  @ParameterizedTest
  @CsvSource({"0.02, 20, 0.95", "0.05, 5, 0.95"})
  void moreFailuresAreFound(double share, int earlier, double atLeast) {
    assertThat(failuresFound(share, earlier, 100)).isGreaterThanOrEqualTo(atLeast);
  }

  @Test
  void ofRealRunsThatNothingDistinguishesHardlyOneIsFoundWorse() throws IOException {
    assertThat(falseAlarmsInSequence(10)).isZero();
    assertThat(falseAlarmsInSequence(20)).isLessThanOrEqualTo(1);
    assertThat(foundAmongRecorded(10, 1, 300)).isLessThanOrEqualTo(0.02);
  }

  @Test
  void realRunsThatAreSlowerAreFound() throws IOException {
    assertThat(foundAmongRecorded(10, 1.3, 100)).isGreaterThanOrEqualTo(0.95);
    assertThat(foundOfRecorded(150, 20)).isGreaterThanOrEqualTo(7);
    assertThat(foundOfRecorded(200, 10)).isEqualTo(8);
  }
}
