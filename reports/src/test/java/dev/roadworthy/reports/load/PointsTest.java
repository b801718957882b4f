package dev.roadworthy.reports.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.roadworthy.load.LoadRecord;
import dev.roadworthy.load.LoadRun;
import dev.roadworthy.load.LoadSecond;
import dev.roadworthy.load.Measured;
import dev.roadworthy.load.Measured.Kind;
import dev.roadworthy.reports.chart.Bucket.Latency;
import dev.roadworthy.reports.chart.LoadPoint;
import dev.roadworthy.run.Percentiles;
import dev.roadworthy.run.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PointsTest {

  private static final Instant START = Instant.parse("2026-11-12T09:30:00Z");

  private static LoadSecond second(int number, int active, int... millis) {
    Percentiles ok =
        Percentiles.of(
            all -> IntStream.of(millis).forEach(each -> all.record(Duration.ofMillis(each))));
    Measured list = new Measured("list", Kind.REQUEST, ok, Percentiles.empty(), Map.of());
    Measured group = new Measured("shop", Kind.GROUP, ok, Percentiles.empty(), Map.of());
    return new LoadSecond(number, 0, active, List.of(list, group));
  }

  private static LoadRecord record(List<LoadSecond> seconds) {
    LoadRun load = new LoadRun(RunId.random(), "Spike", "full", Duration.ZERO, START, null);
    return new LoadRecord(load, seconds, null);
  }

  @Test
  void eachSecondIsAPointAndWhatIsHeardLateBelongsToIt() {
    List<LoadPoint> points =
        Points.of(record(List.of(second(0, 3, 10, 20), second(1, 5, 30), second(0, 9, 40))));

    assertThat(points).extracting(LoadPoint::ok).containsExactly(3.0, 1.0);
    assertThat(points).extracting(LoadPoint::users).containsExactly(3, 5);
    assertThat(points).extracting(LoadPoint::from).containsExactly(START, START.plusSeconds(1));
  }

  @Test
  void aSoakIsNoMorePointsThanCanBeSeenAndTheirPercentilesAreThoseOfAllInThem() {
    int[] usual = IntStream.generate(() -> 10).limit(20).toArray();
    LoadRecord soak =
        record(
            IntStream.range(0, 9_000)
                .mapToObj(i -> i % 10 == 0 ? second(i, 7, 10, 10, 10, 500) : second(i, 7, usual))
                .toList());

    List<LoadPoint> points = Points.of(soak);

    assertThat(points).hasSize(600);
    assertThat(points)
        .allSatisfy(
            point -> {
              assertThat(Duration.between(point.from(), point.to())).hasSeconds(15);
              assertThat(point.ok()).isBetween(17.0, 19.0);
              Latency latency = Objects.requireNonNull(point.latency());
              // In one of ten seconds it is 500: an average of percentiles would be 42 or more.
              assertThat(latency.p95()).isCloseTo(10, offset(0.1));
            });
  }
}
