package dev.roadworthy.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roadworthy.alerting.Acknowledgement;
import dev.roadworthy.alerting.CheckState;
import dev.roadworthy.alerting.Decider;
import dev.roadworthy.alerting.Decision;
import dev.roadworthy.alerting.DecisionStore.Waiting;
import dev.roadworthy.alerting.Incident;
import dev.roadworthy.alerting.IncidentEvent;
import dev.roadworthy.alerting.IncidentEvent.Kind;
import dev.roadworthy.alerting.IncidentId;
import dev.roadworthy.alerting.Letter;
import dev.roadworthy.alerting.LetterId;
import dev.roadworthy.alerting.Outbox;
import dev.roadworthy.alerting.Silence;
import dev.roadworthy.check.CheckId;
import dev.roadworthy.evaluation.Status;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.history.CheckKey;
import dev.roadworthy.run.Round;
import dev.roadworthy.run.Run;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What every {@link dev.roadworthy.alerting.DecisionStore} does with decisions. A store's own test
 * extends this and says how to open one.
 */
public abstract class DecisionStoreContract extends StoreContract {

  private static Incident open(Decision decision) {
    return Objects.requireNonNull(decision.state().open());
  }

  @Test
  void aNewRunWaitsOnceAndOnlyIfItIsToBeDecidedOn() {
    Round round = Rounds.in("ci").build();
    Run waits = Runs.passed("landing").of(round).build();
    Run doesNot = Runs.passed("landing").of(round).build();

    history().append(Ingests.of(round).waiting(waits).run(doesNot).build());
    history().append(Ingests.of(round).waiting(waits).waiting(doesNot).build());

    assertThat(decisions().waiting("ci", 10))
        .containsExactly(new Waiting(new CheckKey("ci", new CheckId("landing")), waits.id()));
  }

  @Test
  void theRunsOfAnEnvironmentWaitByStartThenId() {
    Round round = Rounds.in("ci").build();
    Instant start = Rounds.START;
    history()
        .append(
            Ingests.of(round)
                .waiting(Runs.passed("d").id("0").in("staging").at(start).build())
                .waiting(Runs.passed("b").id("3").of(round).at(start.plusSeconds(1)).build())
                .waiting(Runs.passed("c").id("2").of(round).at(start).build())
                .waiting(Runs.passed("a").id("1").of(round).at(start.plusSeconds(1)).build())
                .build());

    assertThat(decisions().waiting("ci", 10))
        .extracting(waiting -> waiting.run().value())
        .containsExactly("2", "1", "3");
    assertThat(decisions().waiting("ci", 1)).hasSize(1);
    assertThatIllegalArgumentException().isThrownBy(() -> decisions().waiting("ci", 0));
  }

  @Test
  void aRunThatWasDecidedOnNeverWaitsAgain() {
    Story story = new Story(ports(), "ci", "landing");
    Run run = story.arrives(Runs.passed("landing"));
    decisions().commit(story.decision(run));

    history()
        .append(Ingests.of(Rounds.in("ci").id(run.round().value()).build()).waiting(run).build());

    assertThat(decisions().waiting("ci", 10)).isEmpty();
  }

  @Test
  void beforeTheFirstDecisionNothingIsKnown() {
    CheckKey key = new CheckKey("ci", new CheckId("landing"));

    assertThat(decisions().state(key)).isEqualTo(CheckState.unknown(key));
    assertThat(decisions().states("ci")).isEmpty();
    assertThat(decisions().incidents("ci", 5)).isEmpty();
    assertThat(decisions().incident(new IncidentId("none"))).isEmpty();
    assertThat(decisions().timeline(new IncidentId("none"))).isEmpty();
  }

  @Test
  void stateIncidentTimeLineAndLettersAreReadBackAsTheyWereDecided() {
    Story story = new Story(ports(), "ci", "landing");
    story.then(Runs.passed("landing"));
    Decision opening =
        story.then(Runs.with(new Fault(FaultCode.REFUSED, "GET / refused"), "landing"));
    Incident incident = open(opening);
    assertThat(incident.lastPassedAt()).isNotNull();

    reopen();

    assertThat(decisions().state(story.key())).isEqualTo(opening.state());
    assertThat(decisions().states("ci")).containsExactly(opening.state());
    assertThat(decisions().incidents("ci", 5)).containsExactly(incident);
    assertThat(decisions().incident(incident.id())).contains(incident);
    assertThat(decisions().timeline(incident.id())).isEqualTo(opening.events());
    assertThat(outbox().list(Outbox.State.PENDING, 10))
        .extracting(Outbox.Posted::letter)
        .containsExactlyInAnyOrderElementsOf(opening.letters());
    assertThat(decisions().waiting("ci", 10)).isEmpty();
  }

  @Test
  void anIncidentGoesThroughItsLife() {
    Story story = new Story(ports(), "ci", "landing");
    Incident opened = open(story.then(Runs.broken("landing")));
    Incident worse = open(story.then(Runs.with(FaultCode.REFUSED, "landing")));
    Incident changed = open(story.then(Runs.with(FaultCode.RESET, "landing")));
    Decision end = story.then(Runs.passed("landing"));

    assertThat(worse.id()).isEqualTo(opened.id());
    assertThat(changed.id()).isEqualTo(opened.id());
    assertThat(decisions().state(story.key())).isEqualTo(end.state());
    assertThat(decisions().state(story.key()).open()).isNull();
    assertThat(decisions().incident(opened.id())).contains(end.closed().get(0));
    assertThat(decisions().timeline(opened.id()))
        .extracting(IncidentEvent::kind)
        .containsExactly(Kind.OPENED, Kind.WORSENED, Kind.FAULT_CHANGED, Kind.CLOSED);
    assertThat(outbox().list(Outbox.State.PENDING, 10))
        .extracting(posted -> posted.letter().hook() + " " + posted.letter().kind())
        .containsExactlyInAnyOrder(
            "chat TRIGGER",
            "chat TRIGGER",
            "chat RESOLVED",
            "pager TRIGGER",
            "pager TRIGGER",
            "pager RESOLVED");
  }

  @Test
  void whatWasClosedBecauseItsCheckIsGoneIsKnownFromWhatPassedAgain() {
    Story gone = new Story(ports(), "ci", "landing");
    IncidentId retired = open(gone.then(Runs.failed("landing"))).id();
    gone.retires();
    Story well = new Story(ports(), "ci", "search");
    IncidentId passed = open(well.then(Runs.failed("search"))).id();
    well.then(Runs.passed("search"));
    IncidentId open = open(well.then(Runs.failed("search"))).id();

    assertThat(decisions().retired(List.of(passed, retired, open))).containsExactly(retired);
    assertThat(decisions().retired(List.of(passed, open))).isEmpty();
  }

  @Test
  void aLetterKeepsTheIncidentAsItWasWhenItWasWritten() {
    Story story = new Story(ports(), "ci", "landing");
    Decision opening = story.then(Runs.with(FaultCode.REFUSED, "landing"));
    story.then(Runs.with(FaultCode.RESET, "landing"));
    story.then(Runs.passed("landing"));

    assertThat(outbox().list(Outbox.State.PENDING, 10))
        .extracting(Outbox.Posted::letter)
        .containsAll(opening.letters());
  }

  @Test
  void aDecisionCommittedTwiceHappensOnce() {
    Story story = new Story(ports(), "ci", "landing");
    Decision decision = story.decision(story.arrives(Runs.failed("landing")));

    assertThat(decisions().commit(decision)).isTrue();
    assertThat(decisions().commit(decision)).isFalse();

    assertThat(decisions().timeline(open(decision).id())).hasSize(1);
    assertThat(outbox().list(Outbox.State.PENDING, 10)).hasSize(2);
  }

  @Test
  void ofSeveralDecisionsThoseHappenThatCanAndTheOthersAreNamedByTheirAbsence() {
    Story landing = new Story(ports(), "ci", "landing");
    Story search = new Story(ports(), "ci", "search");
    Decision opening = landing.decision(landing.arrives(Runs.failed("landing")));
    Decision outdated = search.decision(search.arrives(Runs.passed("search")));
    search.then(Runs.failed("search"));

    assertThat(decisions().commitAll(List.of(outdated, opening))).containsExactly(opening);

    assertThat(decisions().state(landing.key())).isEqualTo(opening.state());
    assertThat(decisions().timeline(open(opening).id())).hasSize(1);
    assertThat(decisions().waiting("ci", 5))
        .extracting(Waiting::run)
        .containsExactly(Objects.requireNonNull(outdated.run()));
  }

  @Test
  void whereOneOfSeveralDecisionsCannotBeKeptNoneIs() {
    Story landing = new Story(ports(), "ci", "landing");
    Story search = new Story(ports(), "ci", "search");
    Decision good = landing.decision(landing.arrives(Runs.failed("landing")));
    Decision bad = broken(search.decision(search.arrives(Runs.failed("search"))));

    assertThat(failureOf(() -> decisions().commitAll(List.of(good, bad)))).isNotNull();

    assertThat(decisions().waiting("ci", 5))
        .extracting(Waiting::run)
        .contains(Objects.requireNonNull(good.run()), Objects.requireNonNull(bad.run()));
    assertThat(decisions().incidents("ci", 5)).isEmpty();
    assertThat(outbox().list(Outbox.State.PENDING, 5)).isEmpty();
    assertThat(decisions().commitAll(List.of(good))).containsExactly(good);
  }

  @Test
  void aDecisionOnAStateThatIsNoLongerSoDoesNothing() {
    Story story = new Story(ports(), "ci", "landing");
    Run first = story.arrives(Runs.failed("landing"));
    Run second = story.arrives(Runs.passed("landing"));
    Decision outdated = story.decision(second);
    Decision opening = story.decision(first);
    decisions().commit(opening);

    assertThat(decisions().commit(outdated)).isFalse();

    assertThat(decisions().state(story.key())).isEqualTo(opening.state());
    assertThat(decisions().waiting("ci", 10)).extracting(Waiting::run).containsExactly(second.id());
    Decision again = story.decision(second);
    assertThat(decisions().commit(again)).isTrue();
    assertThat(again.closed()).hasSize(1);
  }

  @Test
  void aRunThatCameTooLateOnlyStopsWaiting() {
    Story story = new Story(ports(), "ci", "landing");
    Run early = story.arrives(Runs.failed("landing"));
    Decision newest = story.then(Runs.passed("landing"));

    assertThat(decisions().commit(story.decision(early))).isTrue();

    assertThat(decisions().state(story.key())).isEqualTo(newest.state());
    assertThat(decisions().waiting("ci", 10)).isEmpty();
    assertThat(decisions().incidents("ci", 5)).isEmpty();
  }

  @Test
  void aDecisionThatCannotBeKeptWholeIsNotKeptAtAll() {
    Story story = new Story(ports(), "ci", "landing");
    Run run = story.arrives(Runs.failed("landing"));
    Decision good = story.decision(run);
    Decision bad = broken(good);

    assertThat(failureOf(() -> decisions().commit(bad))).isNotNull();

    assertThat(decisions().state(story.key())).isEqualTo(CheckState.unknown(story.key()));
    assertThat(decisions().incidents("ci", 5)).isEmpty();
    assertThat(outbox().list(Outbox.State.PENDING, 5)).isEmpty();
    assertThat(decisions().waiting("ci", 5)).extracting(Waiting::run).contains(run.id());
    assertThat(decisions().commit(good)).isTrue();
  }

  /** With a letter about an incident that nobody knows. */
  private Decision broken(Decision good) {
    Letter letter = good.letters().get(0);
    Letter stray =
        new Letter(
            new LetterId("stray"),
            letter.hook(),
            letter.kind(),
            open(new Story(ports(), "ci", "nowhere").decisionOnFailure()),
            letter.check(),
            letter.verdict(),
            letter.writtenAt());
    return new Decision(
        good.run(), good.before(), good.state(), good.events(), good.closed(), List.of(stray));
  }

  private static RuntimeException failureOf(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException e) {
      return e;
    }
    throw new AssertionError("nothing was thrown");
  }

  @Test
  void statesAndIncidentsAreThoseOfTheirEnvironment() {
    Story landing = new Story(ports(), "ci", "landing");
    Story search = new Story(ports(), "ci", "search");
    Story staging = new Story(ports(), "staging", "landing");
    Decision searched = search.then(Runs.failed("search"));
    Decision landed = landing.then(Runs.passed("landing"));
    Decision staged = staging.then(Runs.failed("landing"));

    assertThat(decisions().states("ci")).containsExactly(landed.state(), searched.state());
    assertThat(decisions().states("staging")).containsExactly(staged.state());
    assertThat(decisions().incidents("ci", 5)).containsExactly(open(searched));
    assertThat(decisions().incidents("staging", 5)).containsExactly(open(staged));
  }

  @Test
  void incidentsComeNewestFirst() {
    Story story = new Story(ports(), "ci", "landing");
    Incident first = open(story.then(Runs.failed("landing")));
    story.then(Runs.passed("landing"));
    Incident second = open(story.then(Runs.failed("landing")));

    assertThat(decisions().incidents("ci", 5))
        .extracting(Incident::id)
        .containsExactly(second.id(), first.id());
    assertThat(decisions().incidents("ci", 1))
        .extracting(Incident::id)
        .containsExactly(second.id());
    assertThat(decisions().incidents("ci", 5))
        .extracting(Incident::trouble)
        .containsOnly(Status.DOWN);
  }

  private List<IncidentId> closed(@Nullable IncidentId before, int most) {
    return decisions().closed("ci", before, most).stream().map(Incident::id).toList();
  }

  @Test
  void closedIncidentsComePageByPageWithoutThoseThatAreOpen() {
    Story landing = new Story(ports(), "ci", "landing");
    Story search = new Story(ports(), "ci", "search");
    Story staging = new Story(ports(), "staging", "landing");
    assertThat(closed(null, 5)).isEmpty();
    List<IncidentId> newestFirst = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      // Two at a time: they are told apart by their ids.
      List<IncidentId> pair = new ArrayList<>();
      for (Story story : List.of(landing, search)) {
        pair.add(open(story.then(Runs.failed(story.check().id().value()))).id());
        story.then(Runs.passed(story.check().id().value()));
      }
      pair.sort(Comparator.comparing(IncidentId::value).reversed());
      newestFirst.addAll(0, pair);
    }
    landing.then(Runs.failed("landing"));
    staging.then(Runs.failed("landing"));
    staging.then(Runs.passed("landing"));

    assertThat(closed(null, 10)).isEqualTo(newestFirst);
    assertThat(closed(null, 3)).isEqualTo(newestFirst.subList(0, 3));
    assertThat(closed(newestFirst.get(2), 2)).isEqualTo(newestFirst.subList(3, 5));
    assertThat(closed(newestFirst.get(5), 2)).isEmpty();
    assertThat(closed(new IncidentId("none"), 2)).isEmpty();
    assertThat(decisions().closed("ci", null, 1).get(0).closedAt()).isNotNull();
  }

  @Test
  void anIncidentIsFoundByHowItsIdBegins() {
    Story story = new Story(ports(), "ci", "landing");
    Incident first = open(story.then(Runs.failed("landing")));
    story.then(Runs.passed("landing"));
    Incident second = open(new Story(ports(), "staging", "landing").then(Runs.failed("landing")));

    assertThat(decisions().incidentsBeginning(first.id().brief(), 5))
        .extracting(Incident::id)
        .containsExactly(first.id());
    assertThat(decisions().incidentsBeginning(second.id().value(), 5)).containsExactly(second);
    assertThat(decisions().incidentsBeginning("", 5)).hasSize(2);
    assertThat(decisions().incidentsBeginning("", 1)).hasSize(1);
    assertThat(decisions().incidentsBeginning("%", 5)).isEmpty();
    assertThat(decisions().incidentsBeginning(first.id() + "0", 5)).isEmpty();
  }

  @Test
  void thoseOfAnotherEnvironmentAreNotFoundByHowTheirIdsBegin() {
    Incident first = open(new Story(ports(), "ci", "landing").then(Runs.failed("landing")));
    Incident second = open(new Story(ports(), "staging", "landing").then(Runs.failed("landing")));

    assertThat(decisions().incidentsBeginning("staging", second.id().brief(), 5))
        .containsExactly(second);
    assertThat(decisions().incidentsBeginning("staging", first.id().value(), 5)).isEmpty();
    assertThat(decisions().incidentsBeginning("ci", "", 1)).containsExactly(first);
    assertThat(decisions().incidentsBeginning("staging", "", 1)).containsExactly(second);
  }

  @Test
  void whatChangedBeforeAnIncidentIsKeptWithItAndItsLetters() {
    Story story = new Story(ports(), "ci", "landing");
    Decision opening = story.decisionOnFailure().after("application 1 -> 2");
    assertThat(decisions().commit(opening)).isTrue();
    story.then(Runs.passed("landing"));
    reopen();

    Incident closed = decisions().closed("ci", null, 1).get(0);
    assertThat(closed.changed()).isEqualTo("application 1 -> 2");
    assertThat(outbox().list(Outbox.State.PENDING, 10))
        .hasSize(4)
        .allSatisfy(
            posted ->
                assertThat(posted.letter().incident().changed()).isEqualTo("application 1 -> 2"));
  }

  @Test
  void nulCharactersInAFaultBreakNoDecision() {
    Story story = new Story(ports(), "ci", "landing");
    Decision opening = story.then(Runs.with(new Fault(FaultCode.EXPECTATION, "a\0b"), "landing"));

    story.then(Runs.with(new Fault(FaultCode.RESET, "c\0d"), "landing"));
    story.then(Runs.passed("landing"));

    assertThat(decisions().timeline(open(opening).id()))
        .extracting(IncidentEvent::text)
        .first()
        .asString()
        .endsWith("a\uFFFDb");
  }

  @Test
  void whatFollowsFromNoRunIsKeptLikeWhatDoes() {
    Story story = new Story(ports(), "ci", "landing");
    Decision opening =
        story.then(Runs.with(new Fault(FaultCode.REFUSED, "GET / refused"), "landing"));
    Decision acknowledged =
        Decider.acknowledge(
                opening.state(), new Acknowledgement("ada", open(opening).openedAt(), "I am on it"))
            .orElseThrow();

    assertThat(decisions().commit(acknowledged)).isTrue();
    reopen();

    assertThat(decisions().state(story.key())).isEqualTo(acknowledged.state());
    assertThat(decisions().timeline(open(opening).id()))
        .containsExactly(opening.events().get(0), acknowledged.events().get(0));
  }

  @Test
  void whatFollowsFromNoRunIsRefusedWhenAnotherHasDecidedMeanwhile() {
    Story story = new Story(ports(), "ci", "landing");
    Decision opening =
        story.then(Runs.with(new Fault(FaultCode.REFUSED, "GET / refused"), "landing"));
    Decision outdated =
        Decider.acknowledge(
                opening.state(), new Acknowledgement("ada", open(opening).openedAt(), ""))
            .orElseThrow();
    story.then(Runs.passed("landing"));

    assertThat(decisions().commit(outdated)).isFalse();
    assertThat(decisions().state(story.key()).open()).isNull();
  }

  @Test
  void silencesAreKeptUntilTheyHaveEndedAndCanBeEndedEarly() {
    Instant begin = Rounds.START;
    Silence night = silence("night", begin, begin.plusSeconds(3_600));
    Silence later = silence("later", begin.plusSeconds(60), begin.plusSeconds(7_200));
    decisions().silence(later);
    decisions().silence(night);
    decisions()
        .silence(new Silence("elsewhere", "staging", "*", begin, begin.plusSeconds(60), "ada", ""));
    reopen();

    assertThat(decisions().silences("ci", begin)).containsExactly(night, later);
    assertThat(decisions().silences("ci", begin.plusSeconds(3_600))).containsExactly(later);

    Silence ended = silence("later", begin.plusSeconds(60), begin.plusSeconds(90));
    decisions().silence(ended);
    assertThat(decisions().silences("ci", begin)).containsExactly(night, ended);
  }

  private static Silence silence(String id, Instant from, Instant until) {
    return new Silence(id, "ci", "check-*", from, until, "ada", "deploying");
  }
}
