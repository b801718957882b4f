package dev.roadworthy.reports.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.roadworthy.reports.chart.PercentileCurve;
import dev.roadworthy.reports.chart.PercentileCurve.Curve;
import dev.roadworthy.reports.chart.PercentileCurve.Point;
import dev.roadworthy.run.Percentiles;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CurvesTest {

  /** From 1 ms to so many, times a factor. */
  private static Percentiles upTo(int count, int factor) {
    return Percentiles.of(
        all ->
            IntStream.rangeClosed(1, count)
                .forEach(i -> all.record(Duration.ofMillis((long) i * factor))));
  }

  private static double at(Curve curve, double percentile) {
    return curve.points().stream()
        .filter(point -> point.nines() >= PercentileCurve.nines(percentile) - 1e-9)
        .mapToDouble(Point::millis)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aCurveHasThePercentilesThatAreSpokenOfExactly() {
    Curve curve = Curves.of("this run", upTo(1_000, 1));

    assertThat(at(curve, 50)).isCloseTo(500, offset(1.0));
    assertThat(at(curve, 95)).isCloseTo(950, offset(1.0));
    assertThat(at(curve, 99)).isCloseTo(990, offset(1.0));
    assertThat(curve.points()).extracting(Point::millis).isSorted();
  }

  @Test
  void aCurveEndsWhereASingleRequestIsAllThatIsBeyond() {
    assertThat(Curves.of("this run", upTo(1_000, 1)).points().get(0).nines()).isZero();
    assertThat(last(Curves.of("this run", upTo(1_000, 1))).nines()).isCloseTo(3, offset(0.001));
    assertThat(last(Curves.of("this run", upTo(10, 1))).nines()).isCloseTo(1, offset(0.001));
    assertThat(Curves.of("this run", Percentiles.empty()).points()).isEmpty();
  }

  private static Point last(Curve curve) {
    return curve.points().get(curve.points().size() - 1);
  }

  @Test
  void whatIsUsualIsTheMedianAtEachPercentileAndNoAverage() {
    Curve usual = Curves.median("usual", List.of(upTo(1_000, 1), upTo(1_000, 50), upTo(1_000, 2)));

    assertThat(at(usual, 50)).isCloseTo(1_000, offset(2.0));
    assertThat(at(usual, 95)).isCloseTo(1_900, offset(2.0));
  }

  @Test
  void shortRunsDoNotCountWhereTheyDoNotReach() {
    Curve usual = Curves.median("usual", List.of(upTo(10, 100), upTo(1_000, 1), upTo(1_000, 3)));

    assertThat(last(usual).nines()).isCloseTo(3, offset(0.001));
    assertThat(last(usual).millis()).isCloseTo(2_000, offset(3.0));
    assertThat(Curves.median("usual", List.of(Percentiles.empty())).points()).isEmpty();
  }
}
