package dev.roadworthy.runner.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.evaluation.Thresholds;
import dev.roadworthy.fault.Outcome;
import dev.roadworthy.journal.JournalEntry.Scheduled;
import dev.roadworthy.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimetableTest {

  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final CheckId LANDING = new CheckId("landing");

  private final Timetable timetable = new Timetable(Thresholds.DEFAULT);

  private Timetable of(String schedule) {
    timetable.adopt(List.of(scheduled("landing", schedule)), START);
    return timetable;
  }

  private static Scheduled scheduled(String id, String schedule) {
    return new Scheduled(new CheckId(id), Schedule.parse(schedule));
  }

  private Instant due() {
    return timetable.next();
  }

  private long missed() {
    return timetable.slot(LANDING).orElseThrow().missed();
  }

  /** Starts it when it is due, and lets it say that. */
  private Instant runs(Outcome outcome) {
    Instant at = due();
    assertThat(timetable.start(at)).containsExactly(LANDING);
    timetable.said(LANDING, outcome);
    timetable.ended(LANDING, at.plusMillis(200));
    return at;
  }

  @Test
  void aCheckIsDueOncePerIntervalAndNotBefore() {
    of("30s");
    Instant first = due();

    assertThat(first).isAfter(START).isBeforeOrEqualTo(START.plusSeconds(30));
    assertThat(timetable.start(first.minusMillis(1))).isEmpty();
    assertThat(timetable.start(first)).containsExactly(LANDING);
    assertThat(due()).isEqualTo(first.plusSeconds(30));
  }

  @Test
  void checksOfOneIntervalAreSpreadOverIt() {
    timetable.adopt(
        IntStream.range(0, 1_000).mapToObj(i -> scheduled("check-" + i, "30s")).toList(), START);

    List<Integer> eachSecond = new ArrayList<>();
    for (int second = 1; second <= 30; second++) {
      eachSecond.add(timetable.start(START.plusSeconds(second)).size());
    }

    assertThat(eachSecond.stream().mapToInt(Integer::intValue).sum()).isEqualTo(1_000);
    assertThat(eachSecond).allSatisfy(count -> assertThat(count).isBetween(10, 70));
  }

  @Test
  void aCheckThatStillRunsWhenItIsDueMissesThatTimeAndDoesNotRunTwice() {
    of("30s");
    Instant first = due();
    timetable.start(first);

    assertThat(timetable.start(first.plusSeconds(30))).isEmpty();
    assertThat(timetable.start(first.plusSeconds(60))).isEmpty();
    assertThat(missed()).isEqualTo(2);

    timetable.ended(LANDING, first.plusSeconds(61));
    assertThat(timetable.start(first.plusSeconds(89))).isEmpty();
    assertThat(timetable.start(first.plusSeconds(90))).containsExactly(LANDING);
    assertThat(missed()).isEqualTo(2);
  }

  @Test
  void timesThatWentByUnnoticedAreCountedAndMadeUpForOnce() {
    of("30s");
    Instant first = due();

    assertThat(timetable.start(first.plusSeconds(95))).containsExactly(LANDING);
    assertThat(missed()).isEqualTo(3);
    assertThat(due()).isEqualTo(first.plusSeconds(120));
  }

  @Test
  void afterAFailureItRunsSoonerUntilItIsDecided() {
    of("60s");
    runs(Outcome.PASSED);
    Instant first = runs(Outcome.FAILED);
    Instant second = runs(Outcome.FAILED);
    Instant third = runs(Outcome.FAILED);

    assertThat(Duration.between(first, second)).isEqualTo(Duration.ofSeconds(12));
    assertThat(Duration.between(second, third)).isEqualTo(Duration.ofSeconds(12));
    assertThat(Duration.between(third, due())).isGreaterThan(Duration.ofSeconds(12));
  }

  @Test
  void soonerIsFiveSecondsAtLeastAndNeverLaterThanItsSchedule() {
    of("10s");
    Instant failed = runs(Outcome.FAILED);
    assertThat(due()).isEqualTo(failed.plusSeconds(5));

    timetable.adopt(List.of(scheduled("landing", "2s")), failed.plusSeconds(1));
    Instant again = runs(Outcome.FAILED);
    assertThat(due()).isEqualTo(again.plusSeconds(2));
  }

  @Test
  void aPassThatFollowsAFailureIsNoReasonToHurry() {
    of("60s");
    runs(Outcome.FAILED);
    Instant passed = runs(Outcome.PASSED);

    assertThat(Duration.between(passed, due())).isGreaterThan(Duration.ofSeconds(12));
  }

  @Test
  void aRelapseSoonAfterARecoveryIsConfirmedLikeTheFirstFailure() {
    of("60s");
    runs(Outcome.FAILED);
    runs(Outcome.FAILED);
    runs(Outcome.FAILED);
    runs(Outcome.PASSED);
    runs(Outcome.PASSED);
    Instant again = runs(Outcome.FAILED);

    assertThat(due()).isEqualTo(again.plusSeconds(12));
  }

  @Test
  void aBlindRunIsConfirmedLikeAFailure() {
    of("60s");
    Instant broken = runs(Outcome.BROKEN);

    assertThat(due()).isEqualTo(broken.plusSeconds(12));
  }

  @Test
  void whereTheClockStepsBackItGoesOnByTheNewTimeAndDoesNotWaitForTheOldOne() {
    of("30s");
    Instant first = due();
    timetable.start(first);
    timetable.ended(LANDING, first);

    Instant hourBefore = first.minusSeconds(3_600);
    timetable.rebase(hourBefore);

    assertThat(due()).isAfter(hourBefore).isBeforeOrEqualTo(hourBefore.plusSeconds(30));
    assertThat(missed()).isZero();
  }

  @Test
  void whereTheClockJumpsForwardWhatWasMissedIsCountedAndNothingRunsInABurst() {
    timetable.adopt(
        IntStream.range(0, 1_000).mapToObj(i -> scheduled("check-" + i, "30s")).toList(), START);
    Instant later = START.plusSeconds(3_600);
    timetable.rebase(later);

    assertThat(timetable.start(later)).isEmpty();
    assertThat(timetable.slots())
        .extracting(Slot::missed)
        .allSatisfy(missed -> assertThat(missed).isBetween(119L, 121L));
    assertThat(timetable.start(later.plusSeconds(1)).size()).isBetween(10, 70);
  }

  @Test
  void aCronCheckComesOncePerLocalMorningThroughBothChangesOfTheClockAndTheLeapDay() {
    Instant at = Instant.parse("2027-12-31T12:00:00Z");
    timetable.adopt(List.of(scheduled("landing", "30 2 * * * Europe/Berlin")), at);
    int runs = 0;
    while (due().isBefore(Instant.parse("2028-12-31T12:00:00Z"))) {
      Instant now = due();
      runs += timetable.start(now).size();
      timetable.ended(LANDING, now);
    }

    assertThat(runs).isEqualTo(366);
    assertThat(missed()).isZero();
  }

  @Test
  void aNewSuiteKeepsTheTimesOfWhatItStillHasAndNamesWhatIsGone() {
    timetable.adopt(List.of(scheduled("landing", "30s"), scheduled("search", "30s")), START);
    Instant due = timetable.slot(LANDING).orElseThrow().due();

    assertThat(
            timetable.adopt(
                List.of(scheduled("landing", "30s"), scheduled("basket", "30s")),
                START.plusMillis(1)))
        .containsExactly(new CheckId("search"));
    assertThat(timetable.slot(LANDING).orElseThrow().due()).isEqualTo(due);
    assertThat(timetable.slot(new CheckId("basket"))).isPresent();
  }

  @Test
  void whatIsLostIsCountedAndMayRunAgain() {
    of("30s");
    Instant first = due();
    timetable.start(first);
    timetable.lost(LANDING);
    timetable.hurry(LANDING, first.plusSeconds(1));

    assertThat(missed()).isEqualTo(1);
    assertThat(timetable.start(first.plusSeconds(1))).containsExactly(LANDING);
  }

  @Test
  void theRowsOfAParameterizedClassBelongToOneScheduledCheck() {
    of("30s");

    assertThat(timetable.scheduled(new CheckId("landing[de]"))).isEqualTo(LANDING);
    assertThat(timetable.scheduled(LANDING)).isEqualTo(LANDING);
    assertThat(timetable.scheduled(new CheckId("landings"))).isNull();
  }
}
