package dev.roadworthy.testkit;

import static dev.roadworthy.testkit.Ingests.ingest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.check.Severity;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.fault.Outcome;
import dev.roadworthy.history.CheckKey;
import dev.roadworthy.history.HistoryStore;
import dev.roadworthy.history.Ingest;
import dev.roadworthy.history.RoundSummary;
import dev.roadworthy.history.RunFact;
import dev.roadworthy.history.Series;
import dev.roadworthy.run.EnvironmentKind;
import dev.roadworthy.run.Evidence;
import dev.roadworthy.run.Phases;
import dev.roadworthy.run.Round;
import dev.roadworthy.run.RoundId;
import dev.roadworthy.run.Run;
import dev.roadworthy.run.RunId;
import dev.roadworthy.run.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * What every {@link dev.roadworthy.history.HistoryStore} does with runs, rounds and checks. A
 * store's own test extends this and says how to open one.
 */
public abstract class HistoryStoreContract extends StoreContract {

  private static final Instant EIGHT = Rounds.START;
  private static final Round MAIN = Rounds.in("ci").branch("main").at(EIGHT).build();
  private static final Series LANDING = new Series("ci", "main", new CheckId("landing"));

  private static Run landing(String id, int second) {
    return Runs.passed("landing").id(id).of(MAIN).at(EIGHT.plusSeconds(second)).build();
  }

  private static List<String> ids(List<RunFact> facts) {
    return facts.stream().map(fact -> fact.id().value()).toList();
  }

  @Test
  void aRunIsReadBackWhole() {
    Run run =
        Runs.with(new Fault(FaultCode.EXPECTATION, "GET / answered 404"), "landing")
            .of(MAIN)
            .at("2026-11-02T08:00:01.123456789Z")
            .exchange(
                Exchanges.get("/")
                    .answered(404)
                    .server("nginx")
                    .phases(new Phases(null, Duration.ofNanos(1_234), null, null, null))
                    .cold()
                    .build())
            .evidence(
                new Evidence("4bf9", List.of("w1", "w2"), Map.of("Age", "3"), "<html>", "at x"))
            .build();

    history().append(ingest(MAIN, run));

    assertThat(history().run(run.id())).contains(run);
    assertThat(history().runs(MAIN.id())).containsExactly(run);
    assertThat(history().latest(LANDING, 1)).containsExactly(RunFact.of(run));
  }

  @Test
  void everyOutcomeIsReadBackWithItsFault() {
    List<Run> runs =
        List.of(
            Runs.passed("landing").of(MAIN).at(EIGHT).build(),
            Runs.skipped("landing").of(MAIN).at(EIGHT.plusSeconds(1)).build(),
            Runs.degraded("landing").of(MAIN).at(EIGHT.plusSeconds(2)).build(),
            Runs.failed("landing").of(MAIN).at(EIGHT.plusSeconds(3)).build(),
            Runs.broken("landing").of(MAIN).at(EIGHT.plusSeconds(4)).build(),
            Runs.inconclusive("landing").of(MAIN).at(EIGHT.plusSeconds(5)).build());

    history().append(ingest(MAIN, runs));

    assertThat(history().latest(LANDING, 10))
        .containsExactlyInAnyOrderElementsOf(runs.stream().map(RunFact::of).toList());
  }

  @Test
  void whatWasNeverAppendedIsAbsent() {
    assertThat(history().run(RunId.random())).isEmpty();
    assertThat(history().round(RoundId.random())).isEmpty();
    assertThat(history().runs(RoundId.random())).isEmpty();
    assertThat(history().position(UUID.randomUUID())).isEmpty();
    assertThat(history().window(RunId.random(), 5).runs()).isEmpty();
    assertThat(history().latest(LANDING, 5)).isEmpty();
    assertThat(history().facts(LANDING, List.of(MAIN.id()))).isEmpty();
    assertThat(history().rollups(LANDING, Instant.MIN, Instant.MAX)).isEmpty();
    assertThat(history().rounds("ci", "main", 5)).isEmpty();
    assertThat(history().checks("ci")).isEmpty();
    assertThat(history().check(LANDING.key())).isEmpty();
    assertThat(history().series()).isEmpty();
    assertThat(history().environments()).isEmpty();
  }

  @Test
  void appendingTheSameAgainAddsNothing() {
    assertThat(history().append(ingest(MAIN, landing("a", 0), landing("b", 1)))).isEqualTo(2);
    assertThat(history().append(ingest(MAIN, landing("b", 1), landing("c", 2)))).isEqualTo(1);

    assertThat(ids(history().latest(LANDING, 10))).containsExactly("c", "b", "a");
    assertThat(history().rounds("ci", "main", 10)).hasSize(1);
  }

  @Test
  void theSameRunTwiceInOneIngestIsOneRun() {
    assertThat(history().append(ingest(MAIN, landing("a", 0), landing("a", 0)))).isEqualTo(1);
    assertThat(ids(history().latest(LANDING, 10))).containsExactly("a");
  }

  @Test
  void whatWasAppendedIsThereWhenTheStoreIsOpenedAgain() {
    UUID journal = UUID.randomUUID();
    CheckSpec check = Checks.check("landing").build();
    history()
        .append(Ingests.of(MAIN).check(check).run(landing("a", 0)).position(journal, 512).build());

    reopen();

    assertThat(ids(history().latest(LANDING, 10))).containsExactly("a");
    assertThat(history().position(journal)).contains(512L);
    assertThat(history().checks("ci")).containsExactly(check);
  }

  @Test
  void aPositionNeverGoesBack() {
    UUID journal = UUID.randomUUID();
    history().append(Ingests.of(MAIN).position(journal, 900).build());
    history().append(Ingests.of(MAIN).position(journal, 400).build());

    assertThat(history().position(journal)).contains(900L);
  }

  private void waiting(Round round, Run... runs) {
    Ingests ingests = Ingests.of(round);
    List.of(runs).forEach(ingests::waiting);
    history().append(ingests.build());
  }

  @Test
  void aWindowBeginsWithItsRunAndGoesBackByStartThenId() {
    waiting(MAIN, landing("c", 1), landing("a", 1), landing("b", 1), landing("d", 0));

    assertThat(ids(history().window(new RunId("b"), 10).runs())).containsExactly("b", "a", "d");
    assertThat(ids(history().window(new RunId("c"), 2).runs())).containsExactly("c", "b");
    assertThat(ids(history().window(new RunId("d"), 10).runs())).containsExactly("d");
  }

  @Test
  void aWindowHasOnlyRunsOfItsOwnCheckAndEnvironment() {
    Round staging = Rounds.in("staging").branch("main").build();
    waiting(staging, Runs.failed("landing").of(staging).at(EIGHT).build());
    waiting(MAIN, Runs.failed("search").of(MAIN).at(EIGHT).build());
    waiting(MAIN, landing("a", 1));

    assertThat(ids(history().window(new RunId("a"), 10).runs())).containsExactly("a");
  }

  @Test
  void aWindowHasTheRunsThatDecisionsAreMadeOnAndNoOthersWhateverTheirBranch() {
    Round bare = Rounds.in("ci").build();
    Round feature = Rounds.in("ci").branch("feature").build();
    waiting(MAIN, landing("a", 1));
    waiting(bare, Runs.failed("landing").id("b").of(bare).at(EIGHT.plusSeconds(2)).build());
    history()
        .append(
            ingest(
                feature,
                Runs.failed("landing").id("c").of(feature).at(EIGHT.plusSeconds(3)).build()));
    waiting(MAIN, landing("d", 4));

    assertThat(ids(history().window(new RunId("d"), 10).runs())).containsExactly("d", "b", "a");
  }

  @Test
  void aWindowLeavesSkippedRunsOutButForTheOneItBeginsWith() {
    waiting(
        MAIN,
        landing("a", 0),
        Runs.skipped("landing").id("b").of(MAIN).at(EIGHT.plusSeconds(1)).build(),
        landing("c", 2),
        Runs.skipped("landing").id("d").of(MAIN).at(EIGHT.plusSeconds(3)).build());

    assertThat(ids(history().window(new RunId("c"), 2).runs())).containsExactly("c", "a");
    assertThat(ids(history().window(new RunId("d"), 3).runs())).containsExactly("d", "c", "a");
  }

  /** Threw after an answer had arrived. */
  private static Run threw(String id, int second) {
    return Runs.broken("landing")
        .id(id)
        .of(MAIN)
        .at(EIGHT.plusSeconds(second))
        .exchange(Exchanges.get("/").answered(200).build())
        .build();
  }

  private FaultCode faultOf(String id) {
    return history().run(new RunId(id)).map(Run::fault).map(Fault::code).orElseThrow();
  }

  @Test
  void whatACheckThrowsAfterItHasPassedIsAnAnswerThatBecameUnreadable() {
    history().append(ingest(MAIN, threw("before", 1), landing("pass", 5)));
    history().append(ingest(MAIN, threw("after", 6)));

    assertThat(faultOf("before")).isEqualTo(FaultCode.CHECK_THREW);
    assertThat(faultOf("after")).isEqualTo(FaultCode.UNREADABLE);
    assertThat(history().latest(LANDING, 1).get(0).outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void itIsSoAlsoWhenThePassArrivesLater() {
    waiting(MAIN, threw("before", 1), threw("after", 6));
    history().rollUp();
    assertThat(faultOf("after")).isEqualTo(FaultCode.CHECK_THREW);

    history().append(ingest(MAIN, landing("pass", 5)));
    history().rollUp();

    assertThat(faultOf("before")).isEqualTo(FaultCode.CHECK_THREW);
    assertThat(faultOf("after")).isEqualTo(FaultCode.UNREADABLE);
    assertThat(history().window(new RunId("after"), 1).runs().get(0).outcome())
        .isEqualTo(Outcome.FAILED);
    assertThat(history().rollups(LANDING, Instant.MIN, Instant.MAX).get(0).outcomes())
        .containsEntry(Outcome.FAILED, 1)
        .containsEntry(Outcome.BROKEN, 1);
  }

  @Test
  void onlyAPassOfTheSameCheckWithTheSameCodeInTheSameEnvironmentMakesTheDifference() {
    Round staging = Rounds.in("staging").branch("main").build();
    history()
        .append(
            ingest(
                MAIN,
                Runs.passed("landing").of(MAIN).at(EIGHT).code("other").build(),
                Runs.passed("search").of(MAIN).at(EIGHT).build(),
                Runs.failed("landing").of(MAIN).at(EIGHT).build()));
    history().append(ingest(staging, Runs.passed("landing").of(staging).at(EIGHT).build()));

    history().append(ingest(MAIN, threw("after", 6)));

    assertThat(faultOf("after")).isEqualTo(FaultCode.CHECK_THREW);
  }

  @Test
  void aRoundMayArriveAfterItsRuns() {
    Run run = landing("a", 0);
    history().append(Ingests.none().run(run).build());
    assertThat(history().series()).containsExactly(new Series("ci", "", new CheckId("landing")));
    history().rollUp();

    history().append(Ingests.of(MAIN).build());
    history().rollUp();

    assertThat(history().series()).containsExactly(LANDING);
    assertThat(ids(history().latest(LANDING, 10))).containsExactly("a");
    assertThat(history().rounds("ci", "main", 1).get(0).outcomes())
        .containsOnlyKeys(Outcome.PASSED);
    assertThat(history().rollups(LANDING, Instant.MIN, Instant.MAX)).hasSize(1);
    assertThat(
            history()
                .rollups(new Series("ci", "", new CheckId("landing")), Instant.MIN, Instant.MAX))
        .isEmpty();
  }

  @Test
  void aRoundIsReadBackWhole() {
    Round full =
        Rounds.in("production")
            .kind(EnvironmentKind.PRODUCTION)
            .trigger(Trigger.MANUAL)
            .commit("0ddba11")
            .branch("main")
            .number("417")
            .at("2026-11-02T08:00:00.000000001Z")
            .build();
    Round bare = Rounds.in("production").at(EIGHT).build();
    history().append(Ingests.of(full).build());
    history().append(Ingests.of(bare).build());

    assertThat(history().rounds("production", "main", 5))
        .extracting(RoundSummary::round)
        .containsExactly(full);
    assertThat(history().rounds("production", "", 5))
        .extracting(RoundSummary::round)
        .containsExactly(bare);
    assertThat(history().round(full.id())).contains(full);
    assertThat(history().round(bare.id())).contains(bare);
  }

  @Test
  void roundsComeNewestFirstWithWhatCameOfThem() {
    Round later = Rounds.in("ci").branch("main").at(EIGHT.plusSeconds(600)).build();
    Round other = Rounds.in("ci").branch("feature").at(EIGHT).build();
    history()
        .append(
            ingest(
                later,
                Runs.passed("landing").of(later).at(EIGHT.plusSeconds(601)).took("2s").build(),
                Runs.passed("search").of(later).at(EIGHT.plusSeconds(602)).took("30s").build(),
                Runs.failed("pay").of(later).at(EIGHT.plusSeconds(603)).took("1s").build()));
    history().append(Ingests.of(other).build());
    history().append(Ingests.of(MAIN).build());

    assertThat(history().rounds("ci", "main", 5))
        .containsExactly(
            new RoundSummary(
                later, Map.of(Outcome.PASSED, 2, Outcome.FAILED, 1), Duration.ofSeconds(32)),
            new RoundSummary(MAIN, Map.of(), Duration.ZERO));
    assertThat(history().rounds("ci", "main", 1)).hasSize(1);
  }

  @Test
  void theLatestRunsComeNewestFirst() {
    history().append(ingest(MAIN, landing("b", 2), landing("d", 4), landing("a", 1)));
    history().append(ingest(MAIN, landing("c", 3), landing("e", 4)));

    assertThat(ids(history().latest(LANDING, 10))).containsExactly("e", "d", "c", "b", "a");
    assertThat(ids(history().latest(LANDING, 2))).containsExactly("e", "d");
  }

  @Test
  void factsComeByRoundTheNewestRoundFirst() {
    Round later = Rounds.in("ci").branch("main").at(EIGHT.plusSeconds(60)).build();
    Run first = Runs.passed("landing").id("1").of(later).at(EIGHT.plusSeconds(61)).build();
    Run again = Runs.passed("landing").id("2").of(later).at(EIGHT.plusSeconds(62)).build();
    Run other = Runs.passed("search").id("3").of(later).at(EIGHT.plusSeconds(63)).build();
    history().append(ingest(later, first, again, other));
    history().append(ingest(MAIN, landing("0", 0)));

    List<RoundId> rounds = List.of(MAIN.id(), RoundId.random(), later.id(), later.id());
    assertThat(ids(history().facts(LANDING, rounds))).containsExactly("2", "1", "0");
    assertThat(ids(history().facts(LANDING, List.of(MAIN.id())))).containsExactly("0");
  }

  @Test
  void aCheckStandsAsItWasDeclaredLastInWhateverOrderThatArrives() {
    CheckSpec old = Checks.check("landing").every("5m").owner("old").build();
    CheckSpec young =
        Checks.check("landing")
            .named("The landing page answers")
            .every("0 6 * * MON-FRI Europe/Berlin")
            .owner("web")
            .severity(Severity.CRITICAL)
            .slowAfter("800ms")
            .runbook("https://wiki.example/landing")
            .dependsOn("dns")
            .code("abc")
            .build();
    CheckSpec another = Checks.check("a-first").build();
    Round next = Rounds.in("ci").at(EIGHT.plusSeconds(1)).build();

    history().append(Ingests.of(next).check(young).build());
    history().append(Ingests.of(MAIN).check(old).check(another).build());

    assertThat(history().checks("ci")).containsExactly(another, young);
    assertThat(history().checks("staging")).isEmpty();
    assertThat(history().check(LANDING.key())).contains(young);
    assertThat(history().check(new CheckKey("ci", another.id()))).contains(another);
    assertThat(history().check(new CheckKey("staging", young.id()))).isEmpty();
  }

  @Test
  void ofTwoDeclarationsAtTheSameInstantTheSameHoldsInAnyOrder() {
    Ingest one = Ingests.of(MAIN).check(Checks.check("landing").owner("one").build()).build();
    Ingest two = Ingests.of(MAIN).check(Checks.check("landing").owner("two").build()).build();
    HistoryStore straight = opening("straight").history();
    HistoryStore reversed = opening("reversed").history();

    straight.append(one);
    straight.append(two);
    reversed.append(two);
    reversed.append(one);

    assertThat(straight.checks("ci")).hasSize(1).isEqualTo(reversed.checks("ci"));
  }

  @Test
  void seriesAndEnvironmentsAreThoseThatHaveRuns() {
    Round staging = Rounds.in("staging").build();
    history().append(ingest(staging, Runs.passed("landing").of(staging).build()));
    history().append(ingest(MAIN, landing("a", 0), Runs.passed("search").of(MAIN).build()));
    history().append(Ingests.of(Rounds.in("empty").build()).build());

    assertThat(history().environments()).containsExactly("ci", "staging");
    assertThat(history().series())
        .containsExactlyInAnyOrder(
            LANDING,
            new Series("ci", "main", new CheckId("search")),
            new Series("staging", "", new CheckId("landing")));
  }

  @Test
  void nulCharactersBreakNothing() {
    Round round = Rounds.in("c\0i").branch("ma\0in").commit("c\0").number("\0").build();
    Run run =
        Runs.with(new Fault(FaultCode.EXPECTATION, "an\0swer"), "landing")
            .of(round)
            .code("\0hash")
            .evidence(new Evidence("", List.of(), Map.of("\0", "\0"), "bo\0dy", "de\0tail"))
            .build();

    history().append(ingest(round, run));
    history().append(ingest(round, run));

    assertThat(history().run(run.id())).contains(run);
    Series series = history().series().get(0);
    assertThat(history().latest(series, 5))
        .singleElement()
        .satisfies(
            fact ->
                assertThat(fact.fault())
                    .isEqualTo(new Fault(FaultCode.EXPECTATION, "an\uFFFDswer")));
    assertThat(history().latest(new Series("c\0i", "ma\0in", run.check()), 5)).hasSize(1);
    assertThat(history().rounds("c\0i", "ma\0in", 5)).hasSize(1);
  }

  @Test
  void loneSurrogatesBreakNothing() {
    Round round = Rounds.in("c\uD83Di").branch("ma\uDE97in").build();
    Run run =
        Runs.with(new Fault(FaultCode.EXPECTATION, "an\uD83Dswer"), "landing")
            .of(round)
            .id("a\uD83D")
            .build();
    Run passed = Runs.passed("landing").of(round).code("\uD83D").build();

    assertThat(history().append(Ingests.of(round).waiting(run).waiting(passed).build()))
        .isEqualTo(2);
    assertThat(history().append(Ingests.of(round).waiting(run).build())).isZero();

    assertThat(history().latest(history().series().get(0), 5))
        .extracting(RunFact::fault)
        .contains(new Fault(FaultCode.EXPECTATION, "an?swer"));
    assertThat(history().latest(new Series("c\uD83Di", "ma\uDE97in", run.check()), 5)).hasSize(2);
  }

  @Test
  void textOfAnyScriptAndLengthIsKept() {
    String text = "überprüft 検査 \uD83D\uDE97 ' \" ; -- \r\n\t ".repeat(2_000);
    Run run = Runs.with(new Fault(FaultCode.EXPECTATION, text), "prüfung").of(MAIN).build();

    history().append(ingest(MAIN, run));

    assertThat(history().latest(new Series("ci", "main", run.check()), 1))
        .containsExactly(RunFact.of(run));
  }

  @Test
  void clocksAndDurationsThatAreFarOffAreKeptAsFarAsTheyGo() {
    Run past = Runs.passed("landing").id("past").of(MAIN).at(Instant.MIN).build();
    Run future =
        Runs.passed("landing")
            .id("future")
            .of(MAIN)
            .at(Instant.MAX)
            .took(Duration.ofSeconds(Long.MAX_VALUE))
            .build();

    history().append(ingest(MAIN, past, landing("now", 0), future));
    history().rollUp();

    assertThat(ids(history().latest(LANDING, 5))).containsExactly("future", "now", "past");
    assertThat(history().run(past.id())).contains(past);
    assertThat(history().rollups(LANDING, Instant.MIN, Instant.MAX)).hasSize(3);
    assertThat(history().rounds("ci", "main", 1).get(0).duration()).isPositive();
  }

  @Test
  void fewerThanOneCannotBeAskedFor() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> history().latest(LANDING, 0))
        .withMessageContaining("1 or more")
        .withMessageContaining("0");
    assertThatIllegalArgumentException().isThrownBy(() -> history().window(new RunId("a"), -1));
    assertThatIllegalArgumentException().isThrownBy(() -> history().rounds("ci", "main", 0));
  }

  @Test
  void aCheckThatIsRetiredIsGoneUntilALaterRoundDeclaresItAgain() {
    CheckSpec landing = Checks.check("landing").build();
    CheckSpec search = Checks.check("search").build();
    history().append(Ingests.of(Rounds.in("ci").build()).check(landing).check(search).build());

    history().retire("ci", List.of(search.id()), Rounds.START.plusSeconds(60));
    assertThat(history().checks("ci")).containsExactly(landing);
    assertThat(history().check(new CheckKey("ci", search.id()))).contains(search);

    history()
        .append(
            Ingests.of(Rounds.in("ci").at(Rounds.START.plusSeconds(30)).build())
                .check(search)
                .build());
    assertThat(history().checks("ci")).containsExactly(landing);

    history()
        .append(
            Ingests.of(Rounds.in("ci").at(Rounds.START.plusSeconds(90)).build())
                .check(search)
                .build());
    assertThat(history().checks("ci")).containsExactly(landing, search);
  }

  @Test
  void aCheckThatRunsAfterItWasRetiredIsThereAgainAlsoInTheSameRound() {
    Round round = Rounds.in("ci").build();
    CheckSpec landing = Checks.check("landing").build();
    Run before = Runs.passed("landing").of(round).at(Rounds.START.plusSeconds(10)).build();
    Run late = Runs.passed("landing").of(round).at(Rounds.START.plusSeconds(20)).build();
    Run after = Runs.passed("landing").of(round).at(Rounds.START.plusSeconds(70)).build();
    history().append(Ingests.of(round).check(landing).run(before).build());
    history().retire("ci", List.of(landing.id()), Rounds.START.plusSeconds(60));

    history().append(Ingests.of(round).check(landing).run(late).build());
    assertThat(history().checks("ci")).isEmpty();

    history().append(Ingests.of(round).check(landing).run(after).build());
    assertThat(history().checks("ci")).containsExactly(landing);
  }

  @Test
  void checksRunOnAScheduleWhenTheirLatestRunDid() {
    Round scheduled = Rounds.in("ci").build();
    Round manual =
        Rounds.in("ci")
            .trigger(Trigger.MANUAL)
            .branch("main")
            .at(Rounds.START.plusSeconds(60))
            .build();
    CheckSpec landing = Checks.check("landing").build();
    CheckSpec search = Checks.check("search").build();
    history()
        .append(
            Ingests.of(scheduled)
                .check(landing)
                .check(search)
                .run(Runs.passed("landing").of(scheduled).at(Rounds.START).build())
                .run(Runs.passed("search").of(scheduled).at(Rounds.START).build())
                .build());
    assertThat(history().scheduled("ci"))
        .containsOnlyKeys(landing.id(), search.id())
        .containsEntry(landing.id(), Rounds.START);

    history()
        .append(
            Ingests.of(manual)
                .run(Runs.passed("landing").of(manual).at(Rounds.START.plusSeconds(60)).build())
                .build());
    assertThat(history().scheduled("ci")).containsOnlyKeys(search.id());

    history().retire("ci", List.of(search.id()), Rounds.START.plusSeconds(120));
    assertThat(history().scheduled("ci")).isEmpty();
  }

  @Test
  void eachCheckHasALatestRunOfThoseThatDecisionsAreMadeOn() {
    Round build = Rounds.in("ci").trigger(Trigger.MANUAL).branch("main").build();
    Round staging = Rounds.in("staging").build();
    CheckSpec landing = Checks.check("landing").build();
    CheckSpec search = Checks.check("search").build();
    CheckSpec retired = Checks.check("retired").build();
    Run newest = Runs.failed("landing").of(build).at(EIGHT.plusSeconds(3)).build();
    Run skipped = Runs.skipped("search").of(MAIN).at(EIGHT.plusSeconds(2)).build();
    assertThat(history().latest("ci")).isEmpty();
    history()
        .append(
            Ingests.of(MAIN)
                .check(landing)
                .check(search)
                .check(retired)
                .check(Checks.check("never").build())
                .waiting(landing("a", 1))
                .waiting(Runs.passed("search").of(MAIN).at(EIGHT).build())
                .waiting(skipped)
                .waiting(Runs.passed("retired").of(MAIN).at(EIGHT).build())
                .build());
    history()
        .append(
            Ingests.of(build)
                .waiting(newest)
                .run(Runs.passed("landing").of(build).at(EIGHT.plusSeconds(4)).build())
                .build());
    waiting(staging, Runs.passed("landing").of(staging).at(EIGHT.plusSeconds(9)).build());
    history().retire("ci", List.of(retired.id()), EIGHT.plusSeconds(60));

    assertThat(history().latest("ci"))
        .isEqualTo(Map.of(landing.id(), RunFact.of(newest), search.id(), RunFact.of(skipped)));
  }
}
