package dev.roadworthy.junit;

import dev.roadworthy.diagnosis.Diagnosis;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.fault.Outcome;
import dev.roadworthy.junit.http.Answer;
import dev.roadworthy.junit.http.Stage;
import dev.roadworthy.run.Evidence;
import dev.roadworthy.run.Exchange;
import dev.roadworthy.run.Run;
import dev.roadworthy.run.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the one immutable record of an execution. */
final class RunFactory {

  private RunFactory() {}

  /**
   * An execution that came to its end.
   *
   * @param thrown what JUnit was told, null if the check passed
   */
  static Run ended(CheckRun run, @Nullable Throwable thrown) {
    if (thrown == null) {
      Fault fault = degradation(run);
      Outcome outcome = fault == null ? Outcome.PASSED : fault.code().outcome();
      return record(run, outcome, fault, Stage.BODY, null);
    }
    Conclusion conclusion = run.conclusion(thrown);
    return record(
        run,
        conclusion.outcome(),
        conclusion.fault(),
        conclusion.stage(),
        Detail.of(conclusion.original(), run.check.spec().className()));
  }

  /** What ends in a fault is told before what is a nuisance. */
  private static @Nullable Fault degradation(CheckRun run) {
    Fault expiring =
        Diagnosis.expiring(run.exchanges(Stage.BODY), run.suite.environment().expiresSoon());
    if (expiring != null) {
      return expiring;
    }
    Fault slow =
        Diagnosis.slow(
            run.exchanges(Stage.BODY), run.clock.elapsed(), run.check.spec().slowAfter());
    String warned = run.warnings.summary();
    return slow != null || warned == null ? slow : new Fault(FaultCode.WARNED, warned);
  }

  private static Run record(
      CheckRun run, Outcome outcome, @Nullable Fault fault, Stage stage, @Nullable String detail) {
    List<Exchange> exchanges = new ArrayList<>(run.exchanges(Stage.BODY));
    if (stage == Stage.CLEANUP) {
      exchanges.addAll(run.exchanges(Stage.CLEANUP));
    }
    return new Run(
        run.id,
        run.suite.round().id(),
        run.check.spec().id(),
        run.suite.environment().name(),
        run.suite.round().location(),
        run.clock.startedAt(),
        run.clock.elapsed(),
        outcome,
        fault,
        exchanges,
        evidence(run, run.lastAnswer(stage), detail),
        run.check.spec().codeHash());
  }

  private static Evidence evidence(CheckRun run, @Nullable Answer answer, @Nullable String detail) {
    return new Evidence(
        run.traceId,
        run.warnings.all(),
        answer == null ? Map.of() : answer.headers(),
        answer == null ? null : answer.bodyExcerpt(),
        detail == null ? null : run.suite.redactor().text(detail));
  }

  /** A planned check that never began. */
  static Run neverBegan(
      Suite suite, DeclaredCheck check, Outcome outcome, @Nullable Fault fault, String reason) {
    Instant now = suite.clock().instant();
    return new Run(
        RunId.random(),
        suite.round().id(),
        check.spec().id(),
        suite.environment().name(),
        suite.round().location(),
        now,
        Duration.ZERO,
        outcome,
        fault,
        List.of(),
        new Evidence("", List.of(), Map.of(), null, reason),
        check.spec().codeHash());
  }
}
