package dev.roadworthy.evaluation;

import static dev.roadworthy.evaluation.ReasonCode.BLIND_REACHED;
import static dev.roadworthy.evaluation.ReasonCode.BLIND_RUN;
import static dev.roadworthy.evaluation.ReasonCode.FAILING_NOT_DECIDED;
import static dev.roadworthy.evaluation.ReasonCode.FAILURES_REACHED;
import static dev.roadworthy.evaluation.ReasonCode.NO_RUNS;
import static dev.roadworthy.evaluation.ReasonCode.PASSES_REACHED;
import static dev.roadworthy.evaluation.ReasonCode.PASSING;
import static dev.roadworthy.evaluation.ReasonCode.PASSING_WITH_WARNING;
import static dev.roadworthy.evaluation.ReasonCode.RECOVERING;
import static dev.roadworthy.evaluation.ReasonCode.STILL_IN_TROUBLE;

import dev.roadworthy.fault.Outcome;
import dev.roadworthy.history.RunFact;
import dev.roadworthy.history.RunWindow;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * From the latest runs and the status before them to a verdict. Skipped runs count as if they had
 * not been. Only a run that failed takes a check down. A check that is DOWN stays so until enough
 * runs in a row have passed; runs that say nothing about the application neither take it down nor
 * bring it up.
 */
public final class Evaluator {

  private final Thresholds thresholds;

  /** Decides by these thresholds. */
  public Evaluator(Thresholds thresholds) {
    this.thresholds = thresholds;
  }

  /**
   * The verdict after the newest run of the window.
   *
   * @param standing where the check stood before that run
   * @param window at least {@link Thresholds#runsNeeded()} runs, if there are so many
   */
  public Verdict evaluate(Standing standing, RunWindow window) {
    Status before = standing.status();
    List<RunFact> runs =
        window.runs().stream()
            .filter(run -> run.outcome() != Outcome.SKIPPED)
            .filter(run -> counts(run, standing.recoveredAt()))
            .toList();
    if (runs.isEmpty()) {
      return verdict(
          before, before.isTrouble() ? STILL_IN_TROUBLE : NO_RUNS, "there is no run that counts");
    }
    Tally tally = Tally.of(runs, thresholds.window());
    if (before != Status.DOWN && tally.isFailure() && tally.failed() >= thresholds.failures()) {
      return verdict(Status.DOWN, FAILURES_REACHED, tally.failed() + ofTheLast() + " failed");
    }
    if (before != Status.DOWN && tally.isBlind() && tally.blind() >= thresholds.failures()) {
      return verdict(
          Status.BLIND,
          BLIND_REACHED,
          tally.blind() + ofTheLast() + " said nothing about the application");
    }
    return before.isTrouble() ? inTrouble(before, tally) : untroubled(before, tally);
  }

  private Verdict inTrouble(Status before, Tally tally) {
    if (tally.passesInARow() >= thresholds.passes()) {
      return verdict(
          tally.passed(), PASSES_REACHED, tally.passesInARow() + " runs in a row passed");
    }
    return tally.passesInARow() > 0
        ? verdict(
            before,
            RECOVERING,
            tally.passesInARow() + " in a row passed, it takes " + thresholds.passes())
        : verdict(before, STILL_IN_TROUBLE, "the newest run was " + tally.newest());
  }

  private Verdict untroubled(Status before, Tally tally) {
    if (tally.isBlind()) {
      return verdict(
          Status.BLIND,
          BLIND_RUN,
          "the newest run said nothing about the application: " + tally.newest());
    }
    if (tally.failed() > 0) {
      return verdict(
          before == Status.UNKNOWN && tally.isFailure() ? Status.UNKNOWN : tally.passed(),
          FAILING_NOT_DECIDED,
          tally.failed() + ofTheLast() + " failed, it takes " + thresholds.failures());
    }
    return tally.newest() == Outcome.DEGRADED
        ? verdict(Status.DEGRADED, PASSING_WITH_WARNING, "the newest run passed with a warning")
        : verdict(Status.UP, PASSING, "the newest run passed");
  }

  private static boolean counts(RunFact run, @Nullable Instant recoveredAt) {
    return recoveredAt == null || !run.startedAt().isBefore(recoveredAt);
  }

  private String ofTheLast() {
    return " of the last " + thresholds.window();
  }

  private static Verdict verdict(Status status, ReasonCode code, String text) {
    return new Verdict(status, new Reason(code, text));
  }

  private record Tally(Outcome newest, int failed, int blind, int passesInARow) {

    boolean isFailure() {
      return newest == Outcome.FAILED;
    }

    boolean isBlind() {
      return newest.isBlind();
    }

    /** What a check is that is in no trouble. */
    Status passed() {
      return newest == Outcome.DEGRADED ? Status.DEGRADED : Status.UP;
    }

    static Tally of(List<RunFact> runs, int window) {
      List<Outcome> all = runs.stream().map(RunFact::outcome).toList();
      List<Outcome> latest = all.subList(0, Math.min(window, all.size()));
      return new Tally(
          all.get(0),
          count(latest, outcome -> outcome == Outcome.FAILED),
          count(latest, Outcome::isBlind),
          (int) all.stream().takeWhile(Outcome::isPass).count());
    }

    private static int count(List<Outcome> outcomes, Predicate<Outcome> which) {
      return (int) outcomes.stream().filter(which).count();
    }
  }
}
