package dev.roadworthy.junit;

import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.diagnosis.Line;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.journal.JournalEntry;
import dev.roadworthy.redaction.Redactor;
import dev.roadworthy.run.RunId;
import dev.roadworthy.run.Trigger;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A check while it runs, for extensions that give it more to ask for. */
public final class RunningCheck {

  private final CheckRun run;

  private RunningCheck(CheckRun run) {
    this.run = run;
  }

  /** The check of a test; empty if it is none, or does not run now. */
  public static Optional<RunningCheck> of(ExtensionContext context) {
    return Optional.ofNullable(SuiteSession.of(context).running(context.getUniqueId()))
        .map(RunningCheck::new);
  }

  /** What its annotations say. */
  public CheckSpec spec() {
    return run.check.spec();
  }

  /** Its run. */
  public RunId id() {
    return run.id;
  }

  /** The environment that it looks at. */
  public Target target() {
    return new EnvironmentTarget(run.suite);
  }

  /** Masks secrets in text. */
  public Redactor redactor() {
    return run.suite.redactor();
  }

  /**
   * What an extension throws when the check cannot be run: BROKEN, X0101.
   *
   * @param message why, in one line
   */
  public RuntimeException broken(String message) {
    return new BrokenCheckException(
        new Fault(FaultCode.CHECK_THREW, Line.of(redactor().text(message))), null);
  }

  /**
   * What an extension throws when the check may not be run here: SKIPPED, X0105.
   *
   * @param message the rule that forbids it, in one line
   */
  public RuntimeException refused(String message) {
    return new BrokenCheckException(
        new Fault(FaultCode.NOT_PERMITTED, Line.of(redactor().text(message))), null);
  }

  /** What began the round that it is in. */
  public Trigger trigger() {
    return run.suite.round().trigger();
  }

  /** Writes into the round's journal. */
  public void record(JournalEntry entry) {
    run.suite.journal().append(entry);
  }
}
