package dev.roadworthy.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.alerting.IncidentEvent.Kind;
import dev.roadworthy.evaluation.ReasonCode;
import dev.roadworthy.evaluation.Status;
import dev.roadworthy.evaluation.Thresholds;
import dev.roadworthy.history.Past;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeciderTest {

  private static final AlertPolicy POLICY =
      new AlertPolicy(Thresholds.DEFAULT, List.of("chat", "pager"));

  private static Decided decided(String runs) {
    return new Decided(POLICY).then(runs);
  }

  private static List<String> events(Decided decided) {
    return decided.events.stream()
        .map(event -> event.run() + " " + event.kind() + ": " + event.text())
        .toList();
  }

  private static List<String> letters(Decided decided) {
    return decided.letters.stream()
        .map(
            letter ->
                letter.hook()
                    + " "
                    + letter.kind()
                    + " "
                    + letter.incident().trouble()
                    + " at "
                    + letter.writtenAt())
        .toList();
  }

  @Test
  void theThirdFailureOpensAnIncidentAndTellsEveryHook() {
    Decided decided = decided("PPFPFF");
    Incident incident = decided.open();
    assertThat(incident.trouble()).isEqualTo(Status.DOWN);
    assertThat(incident.since()).isEqualTo(Past.minute(2));
    assertThat(incident.openedAt()).isEqualTo(Past.minute(5).plusSeconds(1));
    assertThat(incident.isOpen()).isTrue();
    assertThat(incident.fault()).isEqualTo(decided.runs.get(5).fault());
    assertThat(decided.verdict().reason().code()).isEqualTo(ReasonCode.FAILURES_REACHED);
    assertThat(decided.state.since()).isEqualTo(Past.minute(5));
    assertThat(events(decided))
        .containsExactly("run-00005 OPENED: W0502 web server: seen by run-00005");
    assertThat(letters(decided))
        .containsExactly(
            "chat TRIGGER DOWN at 2026-11-22T12:05:01Z",
            "pager TRIGGER DOWN at 2026-11-22T12:05:01Z");
    assertThat(decided.letters)
        .allSatisfy(
            letter -> {
              assertThat(letter.incident()).isEqualTo(incident);
              assertThat(letter.check()).isEqualTo(Decided.CHECK);
              assertThat(letter.verdict()).isEqualTo(decided.state.verdict());
            });
  }

  @Test
  void anIncidentKnowsTheNewestPassBeforeItEvenIfAllRunsThatDecideFailed() {
    assertThat(decided("PPFPFF").open().lastPassedAt()).isEqualTo(Past.minute(3));
    assertThat(decided("PFFF").open().lastPassedAt()).isEqualTo(Past.minute(0));
    assertThat(decided("FFF").open().lastPassedAt()).isNull();
    Decided strict = new Decided(new AlertPolicy(new Thresholds(1, 1, 1), List.of("chat")));
    assertThat(strict.then("DF").open().lastPassedAt()).isEqualTo(Past.minute(0));
  }

  @Test
  void theLastPassStaysThroughoutAnIncident() {
    Decided decided = decided("PBBBFFFFPP");
    assertThat(decided.letters)
        .hasSize(6)
        .allSatisfy(
            letter -> assertThat(letter.incident().lastPassedAt()).isEqualTo(Past.minute(0)));
  }

  @Test
  void furtherFailuresOfTheSameKindSayNothingNew() {
    Decided decided = decided("FFFFFF");
    assertThat(decided.events).hasSize(1);
    assertThat(decided.letters).hasSize(2);
    assertThat(decided.state.since()).isEqualTo(Past.minute(2));
    assertThat(decided.open().fault()).isEqualTo(decided.runs.get(5).fault());
  }

  @Test
  void anotherFaultIsAnEntryInTheTimeLineAndNoNewIncident() {
    Decided decided = decided("FFFRRF");
    assertThat(events(decided))
        .containsExactly(
            "run-00002 OPENED: W0502 web server: seen by run-00002",
            "run-00003 FAULT_CHANGED: N0201 network: seen by run-00003",
            "run-00005 FAULT_CHANGED: W0502 web server: seen by run-00005");
    assertThat(decided.events).extracting(IncidentEvent::incident).containsOnly(openId(decided));
    assertThat(decided.letters).hasSize(2);
  }

  @Test
  void aBrokenRunIsNotTheFaultOfAnApplicationThatIsDown() {
    Decided decided = decided("FFFBI");
    assertThat(decided.status()).isEqualTo(Status.DOWN);
    assertThat(Decided.code(decided.open())).isEqualTo("W0502");
    assertThat(decided.events).hasSize(1);
  }

  @Test
  void theSecondPassClosesTheIncidentAndTellsTheSameHooks() {
    Decided decided = decided("FFFPP");
    assertThat(decided.state.open()).isNull();
    assertThat(decided.status()).isEqualTo(Status.UP);
    assertThat(decided.state.recoveredAt()).isEqualTo(Past.minute(4));
    assertThat(events(decided))
        .containsExactly(
            "run-00002 OPENED: W0502 web server: seen by run-00002",
            "run-00004 CLOSED: 2 runs in a row passed");
    assertThat(letters(decided))
        .endsWith(
            "chat RESOLVED DOWN at 2026-11-22T12:04:01Z",
            "pager RESOLVED DOWN at 2026-11-22T12:04:01Z");
    Decision last = decided.decisions.get(4);
    assertThat(last.closed())
        .singleElement()
        .satisfies(
            closed -> {
              assertThat(closed.closedAt()).isEqualTo(Past.minute(4).plusSeconds(1));
              assertThat(closed.isOpen()).isFalse();
              assertThat(Decided.code(closed)).isEqualTo("W0502");
              assertThat(closed).isEqualTo(last.letters().get(0).incident());
            });
  }

  @Test
  void aSlowRunThatClosesAnIncidentIsNotWhatWasWrong() {
    Decided decided = decided("FFFPD");
    assertThat(decided.status()).isEqualTo(Status.DEGRADED);
    assertThat(events(decided)).last().isEqualTo("run-00004 CLOSED: 2 runs in a row passed");
    assertThat(Decided.code(decided.decisions.get(4).closed().get(0))).isEqualTo("W0502");
  }

  @Test
  void failuresFromBeforeARecoveryDoNotOpenTheNextIncident() {
    Decided decided = decided("FFFPPF");
    assertThat(decided.state.open()).isNull();
    decided.then("FF");
    assertThat(decided.state.open()).isNotNull();
    assertThat(decided.open().since()).isEqualTo(Past.minute(5));
    assertThat(decided.events)
        .extracting(IncidentEvent::kind)
        .containsExactly(Kind.OPENED, Kind.CLOSED, Kind.OPENED);
    assertThat(openId(decided)).isNotEqualTo(decided.events.get(0).incident());
  }

  @Test
  void aSingleBrokenRunIsNoIncidentAndItsEndIsNoRecovery() {
    Decided decided = new Decided(new AlertPolicy(new Thresholds(3, 10, 2), List.of("chat")));
    decided.then("FFBPP");
    assertThat(decided.status()).isEqualTo(Status.UP);
    assertThat(decided.state.recoveredAt()).isNull();
    assertThat(decided.events).isEmpty();
    // The two failures from before it still count.
    decided.then("F");
    assertThat(decided.status()).isEqualTo(Status.DOWN);
    assertThat(decided.open().since()).isEqualTo(Past.minute(0));
  }

  @Test
  void threeBrokenRunsMakeItBlindAndItsOwnerHearsOfIt() {
    Decided decided = decided("PPBIB");
    assertThat(decided.status()).isEqualTo(Status.BLIND);
    assertThat(decided.open().since()).isEqualTo(Past.minute(2));
    assertThat(events(decided)).containsExactly("run-00004 OPENED: X0101 check: seen by run-00004");
    assertThat(letters(decided)).first().asString().startsWith("chat TRIGGER BLIND");
    decided.then("PP");
    assertThat(letters(decided)).last().asString().startsWith("pager RESOLVED BLIND");
    assertThat(decided.state.recoveredAt()).isEqualTo(Past.minute(6));
    decided.then("B");
    assertThat(decided.state.open()).isNull();
  }

  @Test
  void blindThatTurnsOutToBeDownIsWorseAndToldAgainInTheSameIncident() {
    Decided decided = decided("BBBFFF");
    assertThat(decided.status()).isEqualTo(Status.DOWN);
    assertThat(decided.events)
        .extracting(IncidentEvent::kind)
        .containsExactly(Kind.OPENED, Kind.WORSENED);
    assertThat(decided.events).extracting(IncidentEvent::incident).containsOnly(openId(decided));
    assertThat(letters(decided))
        .containsExactly(
            "chat TRIGGER BLIND at 2026-11-22T12:02:01Z",
            "pager TRIGGER BLIND at 2026-11-22T12:02:01Z",
            "chat TRIGGER DOWN at 2026-11-22T12:05:01Z",
            "pager TRIGGER DOWN at 2026-11-22T12:05:01Z");
    assertThat(decided.letters).extracting(Letter::id).doesNotHaveDuplicates();
    assertThat(decided.open().since()).isEqualTo(Past.minute(0));
    assertThat(Decided.code(decided.open())).isEqualTo("W0502");
    decided.then("PP");
    assertThat(letters(decided)).last().asString().startsWith("pager RESOLVED DOWN");
  }

  @Test
  void aRunThatComesTooLateIsOnlyTakenOffTheWaitingList() {
    Decided decided = decided("PPFF");
    CheckState before = decided.state;
    Decision late = decided.then(Past.run('F', Past.minute(1).plusSeconds(1), "late"));
    assertThat(late)
        .isEqualTo(new Decision(late.run(), before, before, List.of(), List.of(), List.of()));
    assertThat(late.run()).hasToString("late");
    // It counts as a fact for the next run.
    assertThat(decided.then(Past.run('F', Past.minute(4), "next")).state().open()).isNotNull();
  }

  @Test
  void aRunThatBeganWithTheLastOneIsNotLate() {
    Decided decided = decided("PPFF");
    Decision same = decided.then(Past.run('F', Past.minute(3), "run-99999"));
    assertThat(same.state().open()).isNotNull();
  }

  @Test
  void aSkippedRunIsOnlyTakenOffTheWaitingList() {
    Decided decided = decided("FFFP");
    CheckState before = decided.state;
    decided.then("S");
    assertThat(decided.state).isEqualTo(before);
    decided.then("P");
    assertThat(decided.state.open()).isNull();
  }

  @Test
  void decidingTwiceGivesTheSame() {
    Decided once = decided("FFFRBPPFFF");
    Decided twice = decided("FFFRBPPFFF");
    assertThat(twice.decisions).isEqualTo(once.decisions);
    assertThat(once.letters).hasSize(6).extracting(Letter::id).doesNotHaveDuplicates();
  }

  @Test
  void incidentsOfOtherChecksAndEnvironmentsHaveOtherIds() {
    Decided decided = decided("FFF");
    IncidentId id = openId(decided);
    assertThat(id.value()).isEqualTo(IncidentId.of(Decided.KEY, decided.runs.get(2).id()).value());
    assertThat(IncidentId.of(Decided.KEY, decided.runs.get(1).id())).isNotEqualTo(id);
    assertThat(id.brief()).hasSize(8).isEqualTo(id.value().substring(0, 8));
  }

  @Test
  void withoutHooksIncidentsAreKeptAndNobodyIsTold() {
    Decided silent = new Decided(new AlertPolicy(Thresholds.DEFAULT, List.of()));
    silent.then("FFFPP");
    assertThat(silent.letters).isEmpty();
    assertThat(silent.events).isEqualTo(decided("FFFPP").events);
  }

  @Test
  void aHookThatIsNamedTwiceIsToldOnce() {
    Decided decided =
        new Decided(new AlertPolicy(Thresholds.DEFAULT, List.of("chat", "pager", "chat")));
    assertThat(decided.then("FFF").letters)
        .extracting(Letter::hook)
        .containsExactly("chat", "pager");
  }

  @Test
  void sinceIsWhenTheStatusBecameWhatItIs() {
    Decided decided = decided("PPD");
    assertThat(decided.state.since()).isEqualTo(Past.minute(2));
    decided.then("D");
    assertThat(decided.state.since()).isEqualTo(Past.minute(2));
    assertThat(decided.state.decidedThrough()).isEqualTo(Past.minute(3));
  }

  private static IncidentId openId(Decided decided) {
    return decided.open().id();
  }
}
