package dev.roadworthy.runner.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.check.Owner;
import dev.roadworthy.check.Severity;
import dev.roadworthy.fault.Outcome;
import dev.roadworthy.journal.JournalEntry;
import dev.roadworthy.run.Evidence;
import dev.roadworthy.run.RoundId;
import dev.roadworthy.run.Run;
import dev.roadworthy.run.RunId;
import dev.roadworthy.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatienceTest {

  private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

  private final Patience patience = new Patience(START);
  private final CheckSpec check =
      new CheckSpec(
          new CheckId("landing"),
          "The landing page answers",
          "ShopIT",
          "landing",
          Owner.UNOWNED,
          Severity.MAJOR,
          Schedule.DEFAULT,
          Duration.ofSeconds(20),
          null,
          null,
          null,
          "hash");

  @Test
  void aSuiteThatGivesNoSignIsGivenUp() {
    assertThat(patience.exhausted(START.plusSeconds(90))).isEmpty();
    assertThat(patience.exhausted(START.plusSeconds(91))).hasValue("it gave no sign for 90 s");
  }

  @Test
  void aRunMayTakeWhatItsSuiteSaysAndSomeGrace() {
    patience.heard(
        List.of(new JournalEntry.RunStarted(check, START, Duration.ofSeconds(70))), START);

    assertThat(patience.exhausted(START.plusSeconds(80))).isEmpty();
    assertThat(patience.exhausted(START.plusSeconds(81)))
        .hasValue("check landing did not end within 1m10s, the most that it may take");
  }

  @Test
  void aCheckThatHasEndedIsNoLongerWaitedFor() {
    patience.heard(List.of(new JournalEntry.RunStarted(check, START)), START);
    patience.heard(List.of(new JournalEntry.RunRecorded(run())), START.plusSeconds(5));

    assertThat(patience.exhausted(START.plusSeconds(60))).isEmpty();
    assertThat(patience.exhausted(START.plusSeconds(96))).isPresent();
  }

  private Run run() {
    return new Run(
        RunId.random(),
        RoundId.random(),
        check.id(),
        "ci",
        "here",
        START,
        Duration.ofSeconds(1),
        Outcome.PASSED,
        null,
        List.of(),
        Evidence.NONE,
        "hash");
  }
}
