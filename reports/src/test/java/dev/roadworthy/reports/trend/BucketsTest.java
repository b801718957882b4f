package dev.roadworthy.reports.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.roadworthy.history.RunFact;
import dev.roadworthy.history.Series;
import dev.roadworthy.reports.chart.Bucket;
import dev.roadworthy.reports.chart.Bucket.Tally;
import dev.roadworthy.run.Round;
import dev.roadworthy.run.Run;
import dev.roadworthy.store.Store;
import dev.roadworthy.testkit.Checks;
import dev.roadworthy.testkit.Exchanges;
import dev.roadworthy.testkit.Ingests;
import dev.roadworthy.testkit.Rounds;
import dev.roadworthy.testkit.Runs;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BucketsTest {

  private static final Instant START = Instant.parse("2026-11-12T00:00:00Z");
  private static final Instant LONG_AFTER = START.plus(Duration.ofDays(2));
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);

  private static RunFact at(Duration after, Runs runs) {
    return RunFact.of(runs.at(START.plus(after)).build());
  }

  private static Buckets minutely(Instant now, RunFact... runs) {
    return Buckets.ofRuns(List.of(runs), MINUTE, HOUR, now);
  }

  private static double availability(Buckets buckets) {
    Double availability = buckets.total().availability();
    return availability == null ? Double.NaN : availability;
  }

  @Test
  void aRunStandsForTheTimeUntilTheNext() {
    Buckets buckets =
        minutely(
            START.plusSeconds(120),
            at(Duration.ZERO, Runs.passed("a")),
            at(Duration.ofSeconds(90), Runs.failed("a")));
    assertThat(availability(buckets)).isCloseTo(0.75, within(1e-9));
  }

  @Test
  void butForNoMoreThanTwoAndAHalfIntervals() {
    Buckets buckets =
        minutely(
            LONG_AFTER,
            at(Duration.ZERO, Runs.passed("a")),
            at(Duration.ofHours(20), Runs.failed("a")));
    assertThat(availability(buckets)).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void theLastOneStandsForNoTimeThatHasNotPassed() {
    Buckets buckets =
        minutely(
            START.plusSeconds(40),
            at(Duration.ZERO, Runs.passed("a")),
            at(Duration.ofSeconds(30), Runs.failed("a")));
    assertThat(availability(buckets)).isCloseTo(0.75, within(1e-9));
  }

  @Test
  void aRunFromTheFutureStandsForAsLongAsItTook() {
    Buckets buckets = minutely(START.minusSeconds(5), at(Duration.ZERO, Runs.passed("a")));
    assertThat(availability(buckets)).isEqualTo(1);
  }

  @Test
  void whatTellsNothingOfTheApplicationIsNeitherUpNorDown() {
    Buckets buckets =
        minutely(
            LONG_AFTER,
            at(Duration.ZERO, Runs.broken("a")),
            at(Duration.ofMinutes(1), Runs.inconclusive("a")),
            at(Duration.ofMinutes(2), Runs.skipped("a")));
    assertThat(buckets.total().availability()).isNull();
    assertThat(buckets.list().get(0).tally()).isEqualTo(new Tally(0, 0, 0, 2, 1));
    assertThat(buckets.list().get(0).latency()).isNull();
  }

  @Test
  void hoursWithoutRunsDoNotAppear() {
    List<Bucket> list =
        minutely(
                LONG_AFTER,
                at(Duration.ofMinutes(5), Runs.passed("a")),
                at(Duration.ofMinutes(185), Runs.failed("a")))
            .list();
    assertThat(list)
        .extracting(Bucket::from)
        .containsExactly(START, START.plus(Duration.ofHours(3)));
    assertThat(list.get(1).faults()).containsExactly(java.util.Map.entry("N0201", 1));
  }

  @Test
  void failedAndColdRunsSayNothingOfLatency() {
    Buckets buckets =
        minutely(
            LONG_AFTER,
            at(Duration.ZERO, Runs.passed("a").took("40ms")),
            at(Duration.ofMinutes(1), Runs.failed("a").took("9s")),
            at(
                Duration.ofMinutes(2),
                Runs.passed("a").exchange(Exchanges.get("/").took("3s").cold().build())));
    assertThat(latency(buckets.list().get(0)).p99()).isCloseTo(40, within(0.1));
  }

  @Test
  void fewRunsHaveThePercentilesOfTheLastTwenty() {
    List<RunFact> runs = new ArrayList<>();
    for (int hour = 0; hour < 30; hour++) {
      long millis = hour == 0 ? 5_000 : 100;
      runs.add(at(Duration.ofHours(hour), Runs.passed("a").took(Duration.ofMillis(millis))));
    }
    List<Bucket> list = Buckets.ofRuns(runs, HOUR, HOUR, LONG_AFTER).list();

    assertThat(list).hasSize(30);
    assertThat(latency(list.get(19)).p99()).isCloseTo(5_000, within(5.0));
    assertThat(latency(list.get(19)).p50()).isCloseTo(100, within(0.1));
    assertThat(latency(list.get(20)).p99()).isCloseTo(100, within(0.1));
  }

  @Test
  void hoursFromTheStoreSayTheSameAsTheRunsInThem(@TempDir Path folder) {
    Round round = Rounds.in("ci").at(START).build();
    List<Run> runs = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      Runs next = i % 7 == 3 ? Runs.failed("a") : i % 11 == 5 ? Runs.broken("a") : Runs.passed("a");
      runs.add(next.of(round).at(START.plus(MINUTE.multipliedBy(i))).took((i + 20) + "ms").build());
    }
    Instant end = START.plus(MINUTE.multipliedBy(300));
    try (Store store = Store.sqlite(folder.resolve("history.db"))) {
      Ingests ingests = Ingests.of(round).check(Checks.check("a").every("1m").build());
      runs.forEach(ingests::run);
      store.history().append(ingests.build());
      store.history().rollUp();
      Series series = store.history().series().get(0);

      Buckets hours = Buckets.ofRollups(store.history().rollups(series, START, end), HOUR);
      Buckets single =
          Buckets.ofRuns(runs.stream().map(RunFact::of).toList(), MINUTE, HOUR, LONG_AFTER);

      assertThat(hours.list()).isEqualTo(single.list()).hasSize(5);
      assertThat(hours.total().faults()).isEqualTo(single.total().faults());
      assertThat(availability(hours)).isEqualTo(availability(single));
    }
  }

  private static Bucket.Latency latency(Bucket bucket) {
    Bucket.@Nullable Latency latency = bucket.latency();
    if (latency == null) {
      throw new AssertionError("no latency in " + bucket);
    }
    return latency;
  }
}
