package dev.roadworthy.testkit;

import static dev.roadworthy.testkit.Ingests.ingest;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roadworthy.alerting.Decision;
import dev.roadworthy.alerting.DecisionStore.Waiting;
import dev.roadworthy.check.CheckId;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.fault.Outcome;
import dev.roadworthy.history.Horizon;
import dev.roadworthy.history.RunFact;
import dev.roadworthy.history.Series;
import dev.roadworthy.run.Round;
import dev.roadworthy.run.Run;
import dev.roadworthy.run.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link dev.roadworthy.history.HistoryStore} lets go of, and what it keeps. A store's
 * own test extends this and says how to open one.
 */
public abstract class RetentionContract extends StoreContract {

  private static final Instant OLD = Rounds.START;
  private static final Instant YOUNG = OLD.plus(Duration.ofDays(60));
  private static final Horizon HORIZON =
      new Horizon(YOUNG.minus(Duration.ofDays(30)), YOUNG.minus(Duration.ofDays(400)), 1);

  private static final Round OLD_ROUND = Rounds.in("ci").branch("main").at(OLD).build();
  private static final Round YOUNG_ROUND = Rounds.in("ci").branch("main").at(YOUNG).build();
  private static final Series LANDING = new Series("ci", "main", new CheckId("landing"));

  private static Run old(String id, int second) {
    return Runs.passed("landing").id(id).of(OLD_ROUND).at(OLD.plusSeconds(second)).build();
  }

  private static Run young(String id) {
    return Runs.passed("landing").id(id).of(YOUNG_ROUND).at(YOUNG).build();
  }

  private void pruneAll(Horizon horizon) {
    int calls = 0;
    while (history().prune(horizon)) {
      assertThat(++calls).isLessThan(1_000);
    }
  }

  private List<String> kept(Series series) {
    return history().latest(series, 10_000).stream().map(RunFact::id).map(RunId::value).toList();
  }

  private Map<Instant, HistorySnapshot.Hour> hours() {
    history().rollUp();
    return history().rollups(LANDING, Instant.MIN, Instant.MAX).stream()
        .map(HistorySnapshot.Hour::of)
        .collect(toMap(HistorySnapshot.Hour::start, hour -> hour));
  }

  private HistorySnapshot.Hour oldHour() {
    return Objects.requireNonNull(hours().get(OLD));
  }

  @Test
  void oldRunsAndTheirRoundsGoAndTheSumsOfTheirHoursStay() {
    history().append(ingest(OLD_ROUND, old("a", 0), old("b", 60)));
    history().append(ingest(YOUNG_ROUND, young("c")));
    Map<Instant, HistorySnapshot.Hour> before = hours();

    pruneAll(HORIZON);

    assertThat(kept(LANDING)).containsExactly("c");
    assertThat(history().run(new RunId("a"))).isEmpty();
    assertThat(history().runs(OLD_ROUND.id())).isEmpty();
    assertThat(history().rounds("ci", "main", 5))
        .extracting(summary -> summary.round())
        .containsExactly(YOUNG_ROUND);
    assertThat(hours()).isEqualTo(before).hasSize(2);
  }

  @Test
  void whatWasNotSummedUpYetIsSummedUpBeforeItGoes() {
    history().append(ingest(OLD_ROUND, old("a", 0), old("b", 60)));
    history().append(ingest(YOUNG_ROUND, young("c")));

    pruneAll(HORIZON);

    assertThat(oldHour().outcomes()).isEqualTo(Map.of(Outcome.PASSED, 2));
  }

  @Test
  void whereNothingIsOldNothingHappens() {
    assertThat(history().prune(HORIZON)).isFalse();
    history().append(ingest(YOUNG_ROUND, young("a"), young("b")));

    assertThat(history().prune(HORIZON)).isFalse();

    assertThat(kept(LANDING)).containsExactly("b", "a");
  }

  @Test
  void runsGoByWholeHours() {
    Instant inside = HORIZON.runs().minusSeconds(1);
    Instant hour = Instant.ofEpochSecond(Math.floorDiv(inside.getEpochSecond(), 3600) * 3600);
    history()
        .append(
            ingest(
                OLD_ROUND,
                Runs.passed("landing").id("a").of(OLD_ROUND).at(hour.minusNanos(1)).build(),
                Runs.passed("landing").id("b").of(OLD_ROUND).at(hour).build()));
    Horizon within = new Horizon(hour.plusSeconds(1800), HORIZON.rollups(), 1);

    pruneAll(within);

    assertThat(kept(LANDING)).containsExactly("b");
  }

  @Test
  void aRunThatWaitsForItsDecisionStays() {
    Story story = new Story(ports(), "ci", "landing");
    Run waits = story.arrives(Runs.passed("landing"));
    story.arrives(Runs.passed("landing"));
    history().append(ingest(YOUNG_ROUND, young("young")));

    pruneAll(HORIZON);

    assertThat(history().run(waits.id())).contains(waits);
    assertThat(decisions().waiting("ci", 5)).extracting(Waiting::run).hasSize(2);
    assertThat(history().window(waits.id(), 5).runs()).hasSize(1);
  }

  @Test
  void aRunInTheTimeLineOfAnOpenIncidentStaysUntilTheIncidentIsClosed() {
    Story story = new Story(ports(), "ci", "landing");
    story.then(Runs.passed("landing"));
    Run opened = runOf(story, Runs.with(FaultCode.REFUSED, "landing"));
    Run same = runOf(story, Runs.with(FaultCode.REFUSED, "landing"));
    Run changed = runOf(story, Runs.with(FaultCode.RESET, "landing"));
    Run last = runOf(story, Runs.with(FaultCode.RESET, "landing"));

    pruneAll(HORIZON);

    assertThat(kept(LANDING))
        .containsExactlyInAnyOrder(opened.id().value(), changed.id().value(), last.id().value());
    assertThat(history().run(same.id())).isEmpty();
    story.pause(Duration.ofDays(60));
    Run closed = runOf(story, Runs.passed("landing"));
    pruneAll(HORIZON);
    assertThat(kept(LANDING)).containsExactly(closed.id().value());
  }

  private Run runOf(Story story, Runs begun) {
    return history().run(requireNonNull(story.then(begun).run())).orElseThrow();
  }

  @Test
  void theNewestRunsOfASeriesStayWhileTheyAreYoungerThanRollups() {
    history().append(ingest(OLD_ROUND, old("a", 0), old("b", 60), old("c", 120)));
    Horizon two = new Horizon(HORIZON.runs(), HORIZON.rollups(), 2);

    pruneAll(two);

    assertThat(kept(LANDING)).containsExactly("c", "b");
    assertThat(history().rounds("ci", "main", 5)).hasSize(1);
    assertThat(history().series()).containsExactly(LANDING);
    pruneAll(new Horizon(HORIZON.runs(), HORIZON.runs(), 2));
    assertThat(kept(LANDING)).isEmpty();
    assertThat(history().rounds("ci", "main", 5)).isEmpty();
    assertThat(history().series()).isEmpty();
  }

  @Test
  void theNewestRunsThatDecisionsAreMadeOnStayAlthoughOthersCameLater() {
    Ingests decidedOn = Ingests.of(OLD_ROUND);
    List.of(old("a", 0), old("b", 60)).forEach(decidedOn::waiting);
    decidedOn.waiting(
        Runs.skipped("landing").id("s").of(OLD_ROUND).at(OLD.plusSeconds(90)).build());
    history().append(decidedOn.build());
    history().append(ingest(OLD_ROUND, old("imported", 120)));
    decideOnAll();

    pruneAll(HORIZON);

    assertThat(kept(LANDING)).containsExactly("imported", "b");
  }

  private void decideOnAll() {
    for (Waiting waiting : decisions().waiting("ci", 100)) {
      assertThat(
              decisions().commit(Decision.nothing(waiting.run(), decisions().state(waiting.key()))))
          .isTrue();
    }
  }

  @Test
  void aRunThatArrivesForAnHourOfWhichRunsAreGoneChangesNothing() {
    history().append(ingest(OLD_ROUND, old("a", 0), old("b", 60)));
    history().append(ingest(YOUNG_ROUND, young("c")));
    pruneAll(HORIZON);
    Map<Instant, HistorySnapshot.Hour> before = hours();

    assertThat(history().append(ingest(OLD_ROUND, old("a", 0), old("late", 30)))).isZero();

    assertThat(hours()).isEqualTo(before);
    assertThat(kept(LANDING)).containsExactly("c");
    pruneAll(HORIZON);
    assertThat(hours()).isEqualTo(before);
    assertThat(history().rounds("ci", "main", 5)).hasSize(1);
  }

  @Test
  void aRunThatArrivesInTheHourAfterDoesNotTouchTheSumOfRunsThatAreGone() {
    history().append(ingest(OLD_ROUND, old("a", 3590)));
    history().append(ingest(YOUNG_ROUND, young("c")));
    pruneAll(HORIZON);
    Map<Instant, HistorySnapshot.Hour> before = hours();

    assertThat(history().append(ingest(OLD_ROUND, old("late", 3600)))).isEqualTo(1);

    assertThat(hours()).containsAllEntriesOf(before).hasSize(3);
    pruneAll(HORIZON);
    assertThat(hours()).containsAllEntriesOf(before).hasSize(3);
    assertThat(kept(LANDING)).containsExactly("c");
  }

  @Test
  void anOldRunThatArrivesForAnHourThatHadNoneIsCountedAndGoes() {
    history().append(ingest(YOUNG_ROUND, young("c")));
    pruneAll(HORIZON);

    assertThat(history().append(ingest(OLD_ROUND, old("a", 0)))).isEqualTo(1);
    pruneAll(HORIZON);

    assertThat(kept(LANDING)).containsExactly("c");
    assertThat(oldHour().outcomes()).isEqualTo(Map.of(Outcome.PASSED, 1));
  }

  @Test
  void anHourOfWhichSomeRunsStayKeepsTheSumOfAll() {
    history().append(ingest(OLD_ROUND, old("a", 0), old("b", 60)));
    HistorySnapshot.Hour before = oldHour();
    pruneAll(HORIZON);
    assertThat(kept(LANDING)).containsExactly("b");

    history().append(ingest(OLD_ROUND, old("late", 3600)));

    assertThat(oldHour()).isEqualTo(before);
  }

  @Test
  void rollupsGoWithTheirFaultsWhenTheyAreOldEnoughThemselves() {
    history()
        .append(
            ingest(OLD_ROUND, old("a", 0), Runs.failed("landing").of(OLD_ROUND).at(OLD).build()));
    history().append(ingest(YOUNG_ROUND, young("c")));
    pruneAll(new Horizon(HORIZON.runs(), OLD, 1));
    assertThat(hours()).containsKeys(OLD, YOUNG);

    pruneAll(new Horizon(HORIZON.runs(), OLD.plusSeconds(3600), 1));

    assertThat(hours()).containsOnlyKeys(YOUNG);
    history().append(ingest(OLD_ROUND, old("again", 0)));
    assertThat(oldHour().faults()).isEmpty();
    pruneAll(new Horizon(HORIZON.runs(), OLD.plusSeconds(3600), 1));
    assertThat(hours()).containsOnlyKeys(YOUNG);
  }

  @Test
  void muchIsLetGoInPiecesAndOthersAppendBetweenThem() {
    history()
        .append(
            ingest(
                OLD_ROUND, IntStream.range(0, 2_000).mapToObj(n -> old("old-" + n, n)).toList()));
    history().append(ingest(YOUNG_ROUND, young("first")));

    assertThat(history().prune(HORIZON)).isTrue();

    assertThat(kept(LANDING)).hasSizeBetween(1_001, 1_999);
    history().append(ingest(YOUNG_ROUND, young("second")));
    pruneAll(HORIZON);
    assertThat(kept(LANDING)).containsExactly("second", "first");
    assertThat(oldHour().outcomes()).isEqualTo(Map.of(Outcome.PASSED, 2_000));
  }

  @Test
  void thatACheckHasPassedIsKnownAfterItsPassIsGone() {
    history().append(ingest(OLD_ROUND, old("pass", 0)));
    history().append(ingest(YOUNG_ROUND, young("c")));
    pruneAll(HORIZON);
    Run threw =
        Runs.broken("landing")
            .of(YOUNG_ROUND)
            .at(YOUNG.plusSeconds(1))
            .exchange(Exchanges.get("/").answered(200).build())
            .build();

    history().append(ingest(YOUNG_ROUND, threw));

    assertThat(history().run(threw.id()).map(Run::fault).map(Fault::code))
        .contains(FaultCode.UNREADABLE);
  }

  @Test
  void howFarAnOldJournalWasTakenOverIsForgotten() {
    UUID old = UUID.randomUUID();
    UUID grown = UUID.randomUUID();
    history().append(Ingests.of(OLD_ROUND).run(old("a", 0)).position(old, 900).build());
    history().append(Ingests.of(OLD_ROUND).position(grown, 100).build());
    history().append(Ingests.of(YOUNG_ROUND).run(young("c")).position(grown, 900).build());

    pruneAll(HORIZON);

    assertThat(history().position(old)).isEmpty();
    assertThat(history().position(grown)).contains(900L);
  }

  @Test
  void aHorizonIsOneThatCanBe() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Horizon(OLD, YOUNG, 1))
        .withMessageContaining("must not be after");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Horizon(OLD, OLD, 0))
        .withMessageContaining("1 or more");
  }
}
