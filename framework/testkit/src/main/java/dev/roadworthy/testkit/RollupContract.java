package dev.roadworthy.testkit;

import static dev.roadworthy.testkit.Ingests.ingest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.fault.Outcome;
import dev.roadworthy.history.Ingest;
import dev.roadworthy.history.Rollup;
import dev.roadworthy.history.Series;
import dev.roadworthy.run.Round;
import dev.roadworthy.run.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link dev.roadworthy.history.HistoryStore} makes of the runs of an hour. A store's
 * own test extends this and says how to open one.
 */
public abstract class RollupContract extends StoreContract {

  private static final Instant EIGHT = Rounds.START;
  private static final Instant NINE = EIGHT.plusSeconds(3600);
  private static final Round ROUND = Rounds.in("ci").branch("main").at(EIGHT).build();
  private static final Series LANDING = new Series("ci", "main", new CheckId("landing"));

  private List<Rollup> rolledUp() {
    history().rollUp();
    return history().rollups(LANDING, Instant.MIN, Instant.MAX);
  }

  private Rollup only() {
    assertThat(rolledUp()).hasSize(1);
    return rolledUp().get(0);
  }

  private static Runs at(Runs run, Instant start, int second) {
    return run.of(ROUND).at(start.plusSeconds(second));
  }

  private static Run passed(Instant start, int second) {
    return at(Runs.passed("landing"), start, second).build();
  }

  private static Ingest every(String interval, Run... runs) {
    Ingests ingests = Ingests.of(ROUND).check(Checks.check("landing").every(interval).build());
    for (Run run : runs) {
      ingests.run(run);
    }
    return ingests.build();
  }

  @Test
  void outcomesAndFaultCodesAreCounted() {
    history()
        .append(
            ingest(
                ROUND,
                passed(EIGHT, 0),
                at(Runs.skipped("landing"), EIGHT, 1).build(),
                at(Runs.degraded("landing"), EIGHT, 2).build(),
                at(Runs.with(FaultCode.RESET, "landing"), EIGHT, 3).build(),
                at(Runs.with(FaultCode.REFUSED, "landing"), EIGHT, 4).build(),
                at(Runs.with(FaultCode.REFUSED, "landing"), EIGHT, 5).build(),
                at(Runs.broken("landing"), EIGHT, 6).build(),
                at(Runs.inconclusive("landing"), EIGHT, 7).build(),
                at(Runs.failed("search"), EIGHT, 8).build()));

    Rollup rollup = only();

    assertThat(rollup.series()).isEqualTo(LANDING);
    assertThat(rollup.hour()).isEqualTo(EIGHT);
    assertThat(rollup.outcomes())
        .isEqualTo(
            Map.of(
                Outcome.PASSED, 1,
                Outcome.SKIPPED, 1,
                Outcome.DEGRADED, 1,
                Outcome.FAILED, 3,
                Outcome.BROKEN, 1,
                Outcome.INCONCLUSIVE, 1));
    assertThat(rollup.faults())
        .isEqualTo(Map.of("L0101", 1, "N0203", 1, "N0201", 2, "X0101", 1, "X0102", 1));
  }

  @Test
  void runsFallIntoTheHourInWhichTheyBegan() {
    history()
        .append(
            ingest(ROUND, passed(NINE, 0), passed(EIGHT, 3599), passed(EIGHT, 0), passed(NINE, 1)));

    assertThat(rolledUp()).extracting(Rollup::hour).containsExactly(EIGHT, NINE);
    assertThat(rolledUp()).extracting(Rollup::outcomes).containsOnly(Map.of(Outcome.PASSED, 2));
  }

  @Test
  void rollupsAreThoseFromTheFirstInstantToBeforeTheLast() {
    history().append(ingest(ROUND, passed(EIGHT, 0), passed(NINE, 0)));
    history().rollUp();

    assertThat(history().rollups(LANDING, EIGHT, NINE))
        .extracting(Rollup::hour)
        .containsExactly(EIGHT);
    assertThat(history().rollups(LANDING, NINE, Instant.MAX))
        .extracting(Rollup::hour)
        .containsExactly(NINE);
    assertThat(history().rollups(LANDING, EIGHT, EIGHT)).isEmpty();
  }

  @Test
  void percentilesAreThoseOfTheWarmRunsThatPassed() {
    List<Run> runs =
        IntStream.rangeClosed(1, 100)
            .mapToObj(n -> at(Runs.passed("landing"), EIGHT, n).took(Duration.ofMillis(n)).build())
            .toList();
    history().append(ingest(ROUND, runs));
    history()
        .append(
            ingest(
                ROUND,
                at(Runs.failed("landing"), EIGHT, 200).took("50s").build(),
                at(Runs.skipped("landing"), EIGHT, 201).took("51s").build(),
                at(Runs.broken("landing"), EIGHT, 202).took("52s").build(),
                at(Runs.passed("landing"), EIGHT, 203)
                    .exchange(Exchanges.get("/").took("53s").cold().build())
                    .build()));

    Rollup rollup = only();

    assertThat(rollup.latencies().count()).isEqualTo(100);
    assertThat(rollup.latencies().at(50).toMillis()).isEqualTo(50);
    assertThat(rollup.latencies().at(99).toMillis()).isEqualTo(99);
    assertThat(rollup.latencies().at(100)).isLessThan(Duration.ofMillis(101));
  }

  @Test
  void aRunStandsForTheTimeUntilTheNext() {
    history()
        .append(
            every(
                "60s",
                passed(EIGHT, 0),
                at(Runs.failed("landing"), EIGHT, 60).build(),
                at(Runs.failed("landing"), EIGHT, 72).build(),
                at(Runs.degraded("landing"), EIGHT, 84).build(),
                passed(EIGHT, 144)));

    assertThat(only().down()).isEqualTo(Duration.ofSeconds(24));
    assertThat(only().up()).isEqualTo(Duration.ofSeconds(60 + 60 + 150));
  }

  @Test
  void aRunStandsForAtMostTwoAndAHalfIntervals() {
    history()
        .append(
            every(
                "20s",
                passed(EIGHT, 0),
                at(Runs.failed("landing"), EIGHT, 1000).build(),
                passed(EIGHT, 2000)));

    assertThat(only().up()).isEqualTo(Duration.ofSeconds(100));
    assertThat(only().down()).isEqualTo(Duration.ofSeconds(50));
  }

  @Test
  void whereNoCheckIsDeclaredTheIntervalIsSixtySeconds() {
    history().append(ingest(ROUND, passed(EIGHT, 0)));

    assertThat(only().up()).isEqualTo(Duration.ofSeconds(150));
  }

  @Test
  void anIntervalThatChangesLaterDoesNotChangeThePast() {
    history().append(every("60s", passed(EIGHT, 0)));
    Round later = Rounds.in("ci").branch("main").at(NINE).build();
    history()
        .append(
            Ingests.of(later)
                .check(Checks.check("landing").every("10s").build())
                .run(Runs.passed("landing").of(later).at(EIGHT.plusSeconds(600)).build())
                .build());

    assertThat(only().up()).isEqualTo(Duration.ofSeconds(150 + 25));
  }

  @Test
  void runsThatSayNothingStandForNeitherUpNorDownButEndWhatWasBefore() {
    history()
        .append(
            every(
                "60s",
                passed(EIGHT, 0),
                at(Runs.broken("landing"), EIGHT, 10).build(),
                at(Runs.failed("landing"), EIGHT, 20).build(),
                at(Runs.inconclusive("landing"), EIGHT, 25).build()));

    assertThat(only().up()).isEqualTo(Duration.ofSeconds(10));
    assertThat(only().down()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void aSkippedRunEndsWhatWasBefore() {
    history()
        .append(every("60s", passed(EIGHT, 0), at(Runs.skipped("landing"), EIGHT, 30).build()));

    assertThat(only().up()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void theLastRunOfAnHourStandsForTheTimeUntilTheNextHoursFirst() {
    history().append(every("60s", passed(EIGHT, 3590)));
    assertThat(only().up()).isEqualTo(Duration.ofSeconds(150));

    history().append(every("60s", passed(NINE, 20)));

    assertThat(rolledUp())
        .extracting(Rollup::up)
        .containsExactly(Duration.ofSeconds(30), Duration.ofSeconds(150));
  }

  @Test
  void runsThatArriveLateAreCounted() {
    history().append(ingest(ROUND, passed(EIGHT, 0), passed(EIGHT, 120)));
    assertThat(only().up()).isEqualTo(Duration.ofSeconds(120 + 150));

    history().append(ingest(ROUND, at(Runs.failed("landing"), EIGHT, 60).build()));

    assertThat(only().outcomes()).isEqualTo(Map.of(Outcome.PASSED, 2, Outcome.FAILED, 1));
    assertThat(only().up()).isEqualTo(Duration.ofSeconds(60 + 150));
    assertThat(only().down()).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void aRunThatIsAppendedTwiceIsCountedOnce() {
    Run run = passed(EIGHT, 0);
    history().append(ingest(ROUND, run));
    history().rollUp();
    history().append(ingest(ROUND, run));

    assertThat(only().outcomes()).isEqualTo(Map.of(Outcome.PASSED, 1));
  }

  @Test
  void manyHoursAreRolledUpInOneCall() {
    history()
        .append(
            ingest(
                ROUND,
                IntStream.range(0, 1000)
                    .mapToObj(hour -> passed(EIGHT.plus(Duration.ofHours(hour)), 0))
                    .toList()));

    assertThat(rolledUp()).hasSize(1000);
  }
}
