package dev.roadworthy.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadworthy.fault.Outcome;
import dev.roadworthy.history.Past;
import dev.roadworthy.history.RunFact;
import dev.roadworthy.history.RunWindow;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluatorTest {

  private static final Evaluator DEFAULT = new Evaluator(Thresholds.DEFAULT);

  private static Verdict after(Status before, String runs, @Nullable Instant recoveredAt) {
    return DEFAULT.evaluate(new Standing(before, recoveredAt), Past.window(runs));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a first pass is enough to be up               | UNKNOWN  | P     | UP       | PASSING
          a slow pass is degraded                       | UP       | PPD   | DEGRADED | PASSING_WITH_WARNING
          a pass after a slow one is up again           | DEGRADED | PDP   | UP       | PASSING
          one failure is not decided                    | UP       | PPPPF | UP       | FAILING_NOT_DECIDED
          a check that never passed is not up           | UNKNOWN  | F     | UNKNOWN  | FAILING_NOT_DECIDED
          two failures are not decided                  | UP       | PPPFF | UP       | FAILING_NOT_DECIDED
          a slow pass among failures is degraded        | UP       | PFFPD | DEGRADED | FAILING_NOT_DECIDED
          three failures in a row are down              | UP       | PPFFF | DOWN     | FAILURES_REACHED
          three of five are down                        | UP       | FPFPF | DOWN     | FAILURES_REACHED
          a first three are down                        | UP       | FFF   | DOWN     | FAILURES_REACHED
          failures of different kinds are failures      | UP       | FRFPP | UP       | FAILING_NOT_DECIDED
          three of six are not                          | UP       | FPFPPF| UP       | FAILING_NOT_DECIDED
          a check that was degraded goes down as well   | DEGRADED | DDFFF | DOWN     | FAILURES_REACHED
          down stays down while it fails                | DOWN     | PFFFF | DOWN     | STILL_IN_TROUBLE
          one pass does not bring it up                 | DOWN     | FFFFP | DOWN     | RECOVERING
          a slow pass is a pass                         | DOWN     | FFFPD | DEGRADED | PASSES_REACHED
          two passes bring it up                        | DOWN     | FFFPP | UP       | PASSES_REACHED
          a failure between them begins anew            | DOWN     | FFPFP | DOWN     | RECOVERING
          so does a broken run between them             | DOWN     | FFPBP | DOWN     | RECOVERING
          down stays down while it is broken            | DOWN     | FFFBB | DOWN     | STILL_IN_TROUBLE
          also when most runs are broken                | DOWN     | FBBBB | DOWN     | STILL_IN_TROUBLE
          a broken run makes it blind at once           | UP       | PPPPB | BLIND    | BLIND_RUN
          so does an inconclusive one                   | UNKNOWN  | I     | BLIND    | BLIND_RUN
          a broken run after two failures is blind      | UP       | PPFFB | BLIND    | BLIND_RUN
          three of five make an incident of it          | UP       | PPBIB | BLIND    | BLIND_REACHED
          also after a single one                       | BLIND    | BPBPB | BLIND    | BLIND_REACHED
          blind stays blind while it is                 | BLIND    | PPPBB | BLIND    | STILL_IN_TROUBLE
          one pass does not end it                      | BLIND    | PPPBP | BLIND    | RECOVERING
          two passes do                                 | BLIND    | BBBPP | UP       | PASSES_REACHED
          a failure does not end it                     | BLIND    | PPPBF | BLIND    | STILL_IN_TROUBLE
          three failures do                             | BLIND    | PBFFF | DOWN     | FAILURES_REACHED
          skipped runs do not count                     | UP       | FSFSSF| DOWN     | FAILURES_REACHED
          a skipped run changes nothing                 | DOWN     | FFFPS | DOWN     | RECOVERING
          nothing but skipped runs is nothing           | UNKNOWN  | SSS   | UNKNOWN  | NO_RUNS
          not even an end of trouble                    | DOWN     | SSS   | DOWN     | STILL_IN_TROUBLE
          a stale check that passes is up               | STALE    | P     | UP       | PASSING
          a pass among late failures opens nothing      | UP       | FFFPP | UP       | FAILING_NOT_DECIDED
          a broken run among late failures does neither | UP       | FFFPB | BLIND    | BLIND_RUN
          """)
  void decides(String sentence, Status before, String runs, Status status, ReasonCode reason) {
    Verdict verdict = after(before, runs, null);
    assertThat(verdict.status()).as(sentence).isEqualTo(status);
    assertThat(verdict.reason().code()).as(sentence).isEqualTo(reason);
    assertThat(verdict.reason().text()).isNotBlank().doesNotEndWith(".");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          UP   | PPFFF | 3 of the last 5 failed
          UP   | PPPFF | 2 of the last 5 failed, it takes 3
          DOWN | FFFFP | 1 in a row passed, it takes 2
          DOWN | FFFPP | 2 runs in a row passed
          DOWN | FFFFB | the newest run was BROKEN
          UP   | PPPPI | the newest run said nothing about the application: INCONCLUSIVE
          UP   | PPBIB | 3 of the last 5 said nothing about the application
          """)
  void aReasonHasTheNumbersThatDecided(Status before, String runs, String text) {
    assertThat(after(before, runs, null).reason().text()).isEqualTo(text);
  }

  @Test
  void whatWasBeforeARecoveryNeverCountsAgain() {
    // Down at the third failure, up again with the fifth run; the window still holds the failures.
    Instant recoveredAt = Past.minute(4);
    assertThat(after(Status.UP, "FFFPPF", recoveredAt).status()).isEqualTo(Status.UP);
    assertThat(after(Status.UP, "FFFPPFF", recoveredAt).status()).isEqualTo(Status.UP);
    assertThat(after(Status.UP, "FFFPPFFF", recoveredAt).status()).isEqualTo(Status.DOWN);
    assertThat(after(Status.UP, "FFFPPFFF", recoveredAt).reason().text())
        .isEqualTo("3 of the last 5 failed");
  }

  @Test
  void isDecidedByItsThresholds() {
    Evaluator one = new Evaluator(new Thresholds(1, 1, 1));
    assertThat(one.evaluate(Standing.NEW, Past.window("PF")).status()).isEqualTo(Status.DOWN);
    Standing down = new Standing(Status.DOWN, null);
    assertThat(one.evaluate(down, Past.window("FP")).status()).isEqualTo(Status.UP);
    Evaluator slow = new Evaluator(new Thresholds(2, 2, 7));
    assertThat(slow.evaluate(down, Past.window("FPPPPPP")).status()).isEqualTo(Status.DOWN);
    assertThat(slow.evaluate(down, Past.window("FPPPPPPP")).status()).isEqualTo(Status.UP);
  }

  @Test
  void withoutAnyRunNothingIsKnown() {
    RunWindow none = new RunWindow(List.of());
    assertThat(DEFAULT.evaluate(Standing.NEW, none).status()).isEqualTo(Status.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 5, 2, 'failures must be 1 to window (5), but was 0'",
    "6, 5, 2, 'failures must be 1 to window (5), but was 6'",
    "1, 0, 2, 'window must be 1 to 100, but was 0'",
    "1, 101, 2, 'window must be 1 to 100, but was 101'",
    "1, 5, 0, 'passes must be 1 to 100, but was 0'",
    "1, 5, 101, 'passes must be 1 to 100, but was 101'"
  })
  void thresholdsStateTheirRule(int failures, int window, int passes, String message) {
    assertThatThrownBy(() -> new Thresholds(failures, window, passes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void aWindowIsLongEnoughForBothCounts() {
    assertThat(new Thresholds(1, 3, 7).runsNeeded()).isEqualTo(7);
    assertThat(new Thresholds(1, 7, 3).runsNeeded()).isEqualTo(7);
  }

  @Test
  void itsPromisesHoldForWhateverHappened() {
    Random random = new Random(17);
    for (int i = 0; i < 50_000; i++) {
      Thresholds thresholds = thresholds(random);
      RunWindow window = window(random, 15);
      Instant recoveredAt = random.nextBoolean() ? null : Past.minute(random.nextInt(15));
      Status before = Status.values()[random.nextInt(Status.values().length)];
      Standing standing = new Standing(before, recoveredAt);
      Verdict verdict = new Evaluator(thresholds).evaluate(standing, window);
      Supplier<String> told =
          () -> before + ", recovered " + recoveredAt + ", " + thresholds + ", " + window;

      List<Outcome> counted =
          window.runs().stream()
              .filter(run -> recoveredAt == null || !run.startedAt().isBefore(recoveredAt))
              .map(RunFact::outcome)
              .filter(outcome -> outcome != Outcome.SKIPPED)
              .toList();
      if (counted.isEmpty()) {
        assertThat(verdict.status()).as(told).isEqualTo(before);
        continue;
      }
      List<Outcome> latest = counted.subList(0, Math.min(thresholds.window(), counted.size()));
      Outcome newest = counted.get(0);
      Status status = verdict.status();
      if (status == Status.DOWN && before != Status.DOWN) {
        assertThat(newest).as(told).isEqualTo(Outcome.FAILED);
        assertThat(latest.stream().filter(outcome -> outcome == Outcome.FAILED).count())
            .as(told)
            .isGreaterThanOrEqualTo(thresholds.failures());
      }
      if (before.isTrouble() && !status.isTrouble()) {
        assertThat(counted.stream().takeWhile(Outcome::isPass).count())
            .as(told)
            .isGreaterThanOrEqualTo(thresholds.passes());
      }
      if (newest.isBlind()) {
        assertThat(status).as(told).isEqualTo(before == Status.DOWN ? Status.DOWN : Status.BLIND);
      }
      if (before == Status.DOWN) {
        assertThat(status).as(told).isNotEqualTo(Status.BLIND);
      }
      assertThat(status).as(told).isNotEqualTo(Status.STALE);
      if (status == Status.UNKNOWN) {
        assertThat(before).as(told).isEqualTo(Status.UNKNOWN);
        assertThat(newest).as(told).isEqualTo(Outcome.FAILED);
      }
    }
  }

  @Test
  void skippedRunsNeverMatter() {
    Random random = new Random(18);
    for (int i = 0; i < 20_000; i++) {
      Evaluator evaluator = new Evaluator(thresholds(random));
      RunWindow window = window(random, 15);
      RunWindow without =
          new RunWindow(
              window.runs().stream().filter(run -> run.outcome() != Outcome.SKIPPED).toList());
      Standing standing = new Standing(Status.values()[random.nextInt(6)], null);
      assertThat(evaluator.evaluate(standing, window))
          .isEqualTo(evaluator.evaluate(standing, without));
    }
  }

  private static Thresholds thresholds(Random random) {
    int window = 1 + random.nextInt(8);
    return new Thresholds(1 + random.nextInt(window), window, 1 + random.nextInt(4));
  }

  private static RunWindow window(Random random, int most) {
    StringBuilder letters = new StringBuilder();
    int length = random.nextInt(most + 1);
    for (int i = 0; i < length; i++) {
      letters.append("PPPDFFFRBIS".charAt(random.nextInt(11)));
    }
    return Past.window(letters.toString());
  }
}
