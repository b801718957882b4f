package dev.roadworthy.testkit;

import static dev.roadworthy.testkit.Ingests.ingest;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.history.Horizon;
import dev.roadworthy.history.Ingest;
import dev.roadworthy.history.LoadFacts;
import dev.roadworthy.history.LoadHistory;
import dev.roadworthy.history.PastLoad;
import dev.roadworthy.history.RunFact;
import dev.roadworthy.history.Series;
import dev.roadworthy.load.LoadEnd;
import dev.roadworthy.load.LoadRecord;
import dev.roadworthy.load.Measured.Kind;
import dev.roadworthy.run.Round;
import dev.roadworthy.run.Run;
import dev.roadworthy.run.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every {@link LoadHistory} keeps, in whatever order and pieces it arrives. A store's own test
 * extends this and says how to open one.
 */
public abstract class LoadHistoryContract extends StoreContract {

  private static final Round ROUND =
      Rounds.in("staging").branch("main").commit("abc123").id("round").build();
  private static final Series SPIKE = new Series("staging", "main", new CheckId("spike"));
  private static final Run RUN = run("run", 0);

  private static Run run(String id, int second) {
    return Runs.passed("spike").of(ROUND).id(id).at(ROUND.startedAt().plusSeconds(second)).build();
  }

  private static Loads load() {
    return Loads.of(RUN).second(0, 20).second(1, 30).second(1, 30).second(2, 40);
  }

  private LoadHistory loads() {
    return ports().loads();
  }

  private void keep(LoadFacts facts) {
    history().append(Ingests.none().loads(facts).build());
  }

  private PastLoad only() {
    List<PastLoad> all = loads().loads(SPIKE, 10);
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private static void assertWhole(PastLoad kept) {
    LoadRecord whole = load().whole();
    assertThat(kept.fact()).isEqualTo(RunFact.of(RUN));
    assertThat(kept.round()).isEqualTo(ROUND);
    assertThat(kept.load()).isEqualTo(whole.load());
    assertThat(kept.end()).isEqualTo(whole.end());
    assertThat(kept.seconds()).isEqualTo(3);
    assertThat(kept.total()).isEqualTo(whole.total());
    assertThat(kept.measured()).containsExactly(whole.measured(Kind.REQUEST, "list").orElseThrow());
    assertThat(kept.total().count()).isEqualTo(44);
    assertThat(kept.total().failures()).containsEntry("status 503", 4L);
  }

  @Test
  void aLoadTestComesBackWholeAndInSums() {
    history().append(Ingests.of(ROUND).loads(load().facts()).run(RUN).build());
    reopen();

    assertWhole(only());
    assertThat(loads().load(RUN.id())).contains(load().whole());
    assertThat(loads().loadSeries()).containsExactly(SPIKE);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void inAnyOrderAndAnyNumberOfTimesItIsTheSame(long seed) {
    List<Ingest> pieces =
        new ArrayList<>(
            List.of(
                ingest(ROUND),
                Ingests.none().run(RUN).build(),
                Ingests.none().loads(load().begun()).build(),
                Ingests.none().loads(load().parts(0, 2)).build(),
                Ingests.none().loads(load().parts(1, 4)).build(),
                Ingests.none().loads(load().end()).build()));
    Random random = new Random(seed);
    List.copyOf(pieces).stream().filter(each -> random.nextBoolean()).forEach(pieces::add);
    Collections.shuffle(pieces, random);

    pieces.forEach(history()::append);

    assertWhole(only());
    assertThat(loads().load(RUN.id())).contains(load().whole());
  }

  @Test
  void whatWasTornInTheMiddleOfALoadIsCompletedByTheRest() {
    history().append(Ingests.of(ROUND).loads(load().begun()).build());
    keep(load().parts(0, 2));
    assertThat(loads().loads(SPIKE, 10)).isEmpty();
    assertThat(loads().load(RUN.id()).orElseThrow().seconds()).hasSize(2);

    history().append(Ingests.of(ROUND).loads(load().facts()).run(RUN).build());

    assertWhole(only());
  }

  @Test
  void aLoadWhoseJvmDiedHasWhatItMeasuredAndNoEnd() {
    keep(load().begun());
    keep(load().parts(0, 4));
    history().append(ingest(ROUND, RUN));

    assertThat(only().end()).isNull();
    assertThat(only().total().count()).isEqualTo(44);
  }

  @Test
  void whatTheWarmUpDiscardsIsKeptAndNotSummedUp() {
    Loads warm = load().warmUp(Duration.ofSeconds(1));
    history().append(Ingests.of(ROUND).loads(warm.facts()).run(RUN).build());

    assertThat(only().seconds()).isEqualTo(2);
    assertThat(only().total().count()).isEqualTo(33);
    assertThat(loads().load(RUN.id()).orElseThrow().seconds()).hasSize(4);
  }

  @Test
  void theLatestComeFirstAndThoseOfOtherBranchesAreOfAnotherSeries() {
    for (int i = 0; i < 5; i++) {
      Run run = run("run-" + i, 60 * i);
      history()
          .append(Ingests.of(ROUND).loads(Loads.of(run).seconds(3, i).facts()).run(run).build());
    }
    Round feature = Rounds.in("staging").branch("feature").build();
    Run other = Runs.passed("spike").of(feature).build();
    history().append(Ingests.of(feature).loads(Loads.of(other).facts()).run(other).build());
    history().append(ingest(ROUND, Runs.passed("landing").of(ROUND).build()));

    assertThat(loads().loads(SPIKE, 3))
        .extracting(each -> each.fact().id().value())
        .containsExactly("run-4", "run-3", "run-2");
    assertThat(loads().loadSeries())
        .containsExactly(new Series("staging", "feature", new CheckId("spike")), SPIKE);
  }

  @Test
  void ofWhatIsUnknownThereIsNothing() {
    assertThat(loads().loads(SPIKE, 10)).isEmpty();
    assertThat(loads().load(new RunId("unknown"))).isEmpty();
    assertThat(loads().loadSeries()).isEmpty();
  }

  private void prune(Instant runs, Instant rollups) {
    Horizon horizon = new Horizon(runs, rollups, 1);
    int calls = 0;
    while (history().prune(horizon)) {
      assertThat(++calls).isLessThan(1_000);
    }
  }

  @Test
  void secondsGoWithRunsAndSumsWithRollups() {
    history().append(Ingests.of(ROUND).loads(load().facts()).run(RUN).build());
    Run later = run("later", 3 * 3_600);
    history().append(Ingests.of(ROUND).loads(Loads.of(later).facts()).run(later).build());
    Instant hour = ROUND.startedAt().plusSeconds(2 * 3_600);

    prune(hour, ROUND.startedAt().minusSeconds(3_600));

    assertThat(loads().load(RUN.id())).isEmpty();
    assertThat(loads().load(later.id())).isPresent();
    assertWhole(requireNonNull(loads().loads(SPIKE, 10).get(1)));

    prune(hour, hour);

    assertThat(loads().loads(SPIKE, 10))
        .extracting(each -> each.fact().id().value())
        .containsExactly("later");
  }

  @Test
  void sumsWhoseSecondsAreGoneStayAsTheyAreWhateverArrivesOnceMore() {
    history().append(Ingests.of(ROUND).loads(load().facts()).run(RUN).build());
    prune(ROUND.startedAt().plusSeconds(3_600), ROUND.startedAt().minusSeconds(3_600));

    keep(load().begun());
    keep(load().parts(0, 2));
    keep(load().end());

    assertWhole(only());
    assertThat(loads().load(RUN.id())).isEmpty();
  }

  @Test
  void aLoadThatNeverBecameARunGoesWithTheRunsOfItsTime() {
    history().append(Ingests.of(ROUND).loads(load().begun()).build());
    keep(load().parts(0, 4));

    prune(ROUND.startedAt().plusSeconds(60), ROUND.startedAt().minusSeconds(3_600));

    assertThat(loads().load(RUN.id())).isEmpty();
  }

  @Test
  void whatEndedInAnotherWaySaysSo() {
    Loads stopped = load().ended(LoadEnd.Reason.STOPPED).cpu(0.97);
    history().append(Ingests.of(ROUND).loads(stopped.facts()).run(RUN).build());

    assertThat(requireNonNull(only().end()).reason()).isEqualTo(LoadEnd.Reason.STOPPED);
    assertThat(requireNonNull(only().end()).generator().cpu()).isEqualTo(0.97);
  }
}
