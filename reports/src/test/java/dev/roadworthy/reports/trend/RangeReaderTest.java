package dev.roadworthy.reports.trend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.history.RunFact;
import dev.roadworthy.history.Series;
import dev.roadworthy.reports.chart.Bucket;
import dev.roadworthy.reports.chart.Dot;
import dev.roadworthy.run.Round;
import dev.roadworthy.store.Store;
import dev.roadworthy.testkit.Checks;
import dev.roadworthy.testkit.Ingests;
import dev.roadworthy.testkit.Rounds;
import dev.roadworthy.testkit.Runs;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which times are shown of a history, and how finely. */
class RangeReaderTest {

  private static final Instant NOW = Instant.parse("2026-11-12T09:30:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Series SERIES = new Series("ci", "", new CheckId("landing"));

  @TempDir Path folder;
  private Store store;

  @BeforeEach
  void open() {
    store = Store.sqlite(folder.resolve("history.db"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void runs(int count, Duration apart, Instant last) {
    Round round = Rounds.in("ci").at(last).build();
    Ingests ingests = Ingests.of(round).check(Checks.check("landing").every("1m").build());
    for (int i = 0; i < count; i++) {
      Instant at = last.minus(apart.multipliedBy(count - 1 - i));
      ingests.run(Runs.passed("landing").of(round).at(at).build());
    }
    store.history().append(ingests.build());
    store.history().rollUp();
  }

  private List<Range> ranges() {
    List<RunFact> latest = new ArrayList<>(store.history().latest(SERIES, RangeReader.MOST_RUNS));
    Collections.reverse(latest);
    return ranges(latest);
  }

  private List<Range> ranges(List<RunFact> latest) {
    return new RangeReader(store.history(), NOW, ZoneId.of("UTC")).read(SERIES, latest, MINUTE);
  }

  private static long runs(Range range) {
    return range.buckets().stream().mapToLong(bucket -> bucket.tally().total()).sum();
  }

  @Test
  void aShortHistoryIsShownWhole() {
    runs(20, MINUTE, NOW);

    assertThat(ranges())
        .singleElement()
        .satisfies(
            all -> {
              assertThat(all.title()).isEqualTo("All runs");
              assertThat(runs(all)).isEqualTo(20);
              assertThat(all.dots()).hasSize(20);
            });
  }

  @Test
  void runsThatAreMoreOrLessRegularLeaveNoColumnEmpty() {
    Random random = new Random(3);
    for (int seconds : List.of(5, 7, 53, 60, 97, 300)) {
      for (int count : List.of(24, 33, 60, 119, 240)) {
        List<RunFact> runs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
          double early = count - 1 - i + random.nextDouble() * 0.4;
          Instant at = NOW.minusMillis((long) (seconds * 1000 * early));
          runs.add(RunFact.of(Runs.passed("landing").at(at).build()));
        }
        List<Bucket> buckets = ranges(runs).get(0).buckets();
        for (int i = 1; i < buckets.size(); i++) {
          assertThat(buckets.get(i).from())
              .as("%d runs, %d s apart", count, seconds)
              .isEqualTo(buckets.get(i - 1).to());
        }
      }
    }
  }

  @Test
  void aShortHistoryEndsWhereItsLastRunNoLongerSaysAnything() {
    runs(20, MINUTE, NOW.minus(Duration.ofHours(10)));

    Instant stale = NOW.minus(Duration.ofHours(10)).plusSeconds(150);
    assertThat(ranges().get(0).span().to()).isBetween(stale, stale.plus(Duration.ofMinutes(5)));
  }

  @Test
  void oneRunIsAPicture() {
    runs(1, MINUTE, NOW);

    assertThat(ranges())
        .singleElement()
        .satisfies(all -> assertThat(all.span().length()).isGreaterThanOrEqualTo(MINUTE));
  }

  @Test
  void ofALongHistoryThereAreADayAMonthAndAYear() {
    runs(90 * 24, Duration.ofHours(1), NOW);

    List<Range> ranges = ranges();
    assertThat(ranges)
        .extracting(Range::title)
        .containsExactly("Last 24 hours", "Last 30 days", "Last 13 months");
    assertThat(ranges).extracting(RangeReaderTest::runs).containsExactly(25L, 720L, 2160L);
    assertThat(ranges.get(2).buckets()).hasSizeBetween(12, 120);
  }

  @Test
  void whatIsOlderThanThirteenMonthsIsLeftOut() {
    runs(500, Duration.ofDays(1), NOW);

    Range year = ranges().get(2);
    assertThat(year.span().from()).isAfter(NOW.minus(Duration.ofDays(404)));
    assertThat(runs(year)).isEqualTo(396);
  }

  @Test
  void aDayWithMoreRunsThanAreReadSinglyIsShownInHours() {
    runs(3 * 1440, Duration.ofSeconds(30), NOW);

    Range day = ranges().get(0);
    assertThat(day.title()).isEqualTo("Last 24 hours");
    assertThat(runs(day)).isGreaterThan(RangeReader.MOST_RUNS);
    assertThat(day.dots()).isEmpty();
  }

  @Test
  void whatHasNotRunForMonthsIsShownWhereItRan() {
    runs(100, MINUTE, NOW.minus(Duration.ofDays(120)));
    assertThat(ranges()).extracting(Range::title).containsExactly("Last 13 months");

    store.close();
    store = Store.sqlite(folder.resolve("older.db"));
    runs(100, MINUTE, NOW.minus(Duration.ofDays(500)));
    assertThat(ranges()).extracting(Range::title).containsExactly("The last runs");
    assertThat(runs(ranges().get(0))).isEqualTo(100);
  }

  @Test
  void skippedRunsAreNoPointsInTheLatency() {
    Round round = Rounds.in("ci").at(NOW).build();
    store
        .history()
        .append(
            Ingests.ingest(
                round,
                Runs.skipped("landing").of(round).at(NOW).build(),
                Runs.passed("landing").of(round).at(NOW.minus(MINUTE)).build()));

    assertThat(ranges().get(0).dots()).extracting(Dot::mark).containsExactly(Dot.Mark.PASSED);
  }
}
