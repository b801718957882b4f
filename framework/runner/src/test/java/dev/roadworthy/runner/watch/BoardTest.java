package dev.roadworthy.runner.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.alerting.CheckState;
import dev.roadworthy.check.CheckId;
import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.evaluation.Reason;
import dev.roadworthy.evaluation.ReasonCode;
import dev.roadworthy.evaluation.Status;
import dev.roadworthy.evaluation.Thresholds;
import dev.roadworthy.evaluation.Verdict;
import dev.roadworthy.fault.Outcome;
import dev.roadworthy.history.CheckKey;
import dev.roadworthy.journal.JournalEntry.CheckFound;
import dev.roadworthy.journal.JournalEntry.RunRecorded;
import dev.roadworthy.journal.JournalEntry.RunStarted;
import dev.roadworthy.journal.JournalEntry.Scheduled;
import dev.roadworthy.run.Run;
import dev.roadworthy.testkit.Checks;
import dev.roadworthy.testkit.Runs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BoardTest {

  private static final Instant START = Instant.parse("2026-11-26T12:00:00Z");
  private static final CheckSpec LANDING = Checks.check("landing").every("5m").build();
  private static final CheckSpec NIGHTLY = Checks.check("nightly").every("24h").build();

  private final Board board = new Board();
  private final Timetable timetable = new Timetable(Thresholds.DEFAULT);

  private void adopt(Instant now, CheckSpec... checks) {
    timetable.adopt(
        Stream.of(checks).map(each -> new Scheduled(each.id(), each.schedule())).toList(), now);
    Stream.of(checks).forEach(each -> board.heard(List.of(new CheckFound(each))));
    board.times(timetable, check -> false);
  }

  private Status status(CheckSpec check, Instant now) {
    return board.checks(now, START).stream()
        .filter(each -> each.id().equals(check.id()))
        .findFirst()
        .orElseThrow()
        .status();
  }

  @Test
  void aCheckThatHadNoRunWhenOneWasDueIsStale() {
    adopt(START, LANDING);

    assertThat(status(LANDING, START.plus(Duration.ofMinutes(7)))).isEqualTo(Status.UNKNOWN);
    assertThat(status(LANDING, START.plus(Duration.ofMinutes(13)))).isEqualTo(Status.STALE);
  }

  @Test
  void aCheckThatStillRunsIsNotStaleUntilItMustHaveEnded() {
    CheckSpec slow = Checks.check("slow").every("5s").build();
    adopt(START, slow);
    Instant began = START.plusSeconds(5);

    board.heard(List.of(new RunStarted(slow, began, Duration.ofMinutes(1))));

    assertThat(status(slow, began.plusSeconds(59))).isEqualTo(Status.UNKNOWN);
    assertThat(status(slow, began.plusSeconds(61))).isEqualTo(Status.STALE);
  }

  @Test
  void aCheckThatComesWithALaterSuiteIsNotStaleBeforeItsTime() {
    adopt(START, LANDING);
    Instant later = START.plus(Duration.ofDays(20));

    adopt(later, LANDING, NIGHTLY);

    assertThat(status(NIGHTLY, later.plus(Duration.ofHours(20)))).isEqualTo(Status.UNKNOWN);
    assertThat(status(NIGHTLY, later.plus(Duration.ofHours(61)))).isEqualTo(Status.STALE);
  }

  @Test
  void aScheduleThatBecomesShorterBeginsAnew() {
    adopt(START, NIGHTLY);
    Instant later = START.plus(Duration.ofHours(12));

    adopt(later, Checks.check("nightly").every("5m").build());

    assertThat(status(NIGHTLY, later.plus(Duration.ofMinutes(1)))).isEqualTo(Status.UNKNOWN);
    assertThat(status(NIGHTLY, later.plus(Duration.ofMinutes(13)))).isEqualTo(Status.STALE);
  }

  @Test
  void whatHistoryKnowsIsShownUntilACheckRunsHere() {
    adopt(START, LANDING);
    Snapshot.Last before =
        new Snapshot.Last(
            START.minusSeconds(60), Duration.ZERO, Duration.ZERO, Outcome.PASSED, null, "");

    board.ran(Map.of(LANDING.id(), before));
    assertThat(board.checks(START, START).get(0).last()).isEqualTo(before);

    Run run = Runs.passed("landing").at(START.plusSeconds(5)).build();
    board.heard(List.of(new RunRecorded(run)));
    board.ran(Map.of(LANDING.id(), before));
    assertThat(board.checks(START, START).get(0).last())
        .extracting(Snapshot.Last::startedAt)
        .isEqualTo(run.startedAt());
  }

  @Test
  void aCheckThatIsThereAgainIsNotSaidToBeGone() {
    adopt(START, LANDING);
    CheckState state = CheckState.unknown(new CheckKey("production", LANDING.id()));
    Verdict retired = new Verdict(Status.UNKNOWN, new Reason(ReasonCode.RETIRED, "gone"));
    board.known(List.of(new CheckState(state.key(), retired, START, START, START, null)));

    assertThat(board.checks(START, START).get(0).reason()).isEqualTo("no decision yet");
  }

  @Test
  void aRowThatIsGoneIsNotShownUntilItRunsAgain() {
    CheckSpec row = Checks.check("landing[de]").every("5m").build();
    adopt(START, LANDING);
    board.heard(List.of(new CheckFound(row)));

    board.retired(row.id()::equals);
    assertThat(board.checks(START, START))
        .extracting(each -> each.id().value())
        .containsExactly("landing");

    board.heard(List.of(new RunStarted(row, START)));
    assertThat(board.checks(START, START))
        .extracting(Snapshot.Check::id)
        .contains(new CheckId("landing[de]"));
  }
}
