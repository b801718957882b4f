package dev.roadworthy.junit;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.config.Environment;
import dev.roadworthy.diagnosis.Line;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.fault.FaultError;
import dev.roadworthy.journal.JournalEntry;
import dev.roadworthy.redaction.Redactor;
import dev.roadworthy.run.RunId;
import dev.roadworthy.run.Trigger;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A check while it runs, for extensions that give it more to ask for. */
public final class RunningCheck {

  private final CheckRun run;
  private final SuiteSession session;

  private RunningCheck(CheckRun run, SuiteSession session) {
    this.run = run;
    this.session = session;
  }

  /** The check of a test; empty if it is none, or does not run now. */
  public static Optional<RunningCheck> of(ExtensionContext context) {
    SuiteSession session = SuiteSession.of(context);
    return Optional.ofNullable(session.running(context.getUniqueId()))
        .map(run -> new RunningCheck(run, session));
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
    return new BrokenCheckException(line(FaultCode.CHECK_THREW, message), null);
  }

  /**
   * What an extension throws when the check may not be run here: SKIPPED, X0105.
   *
   * @param message the rule that forbids it, in one line
   */
  public RuntimeException refused(String message) {
    return new BrokenCheckException(line(FaultCode.NOT_PERMITTED, message), null);
  }

  private Fault line(FaultCode code, String message) {
    return new Fault(code, Line.of(redactor().text(message)));
  }

  /** The checks that have FAILED in this round until now. */
  public Set<CheckId> failed() {
    return Set.copyOf(session.failed());
  }

  /** What began the round that it is in. */
  public Trigger trigger() {
    return run.suite.round().trigger();
  }

  /** The same as its author configured it. */
  public Environment environment() {
    return run.suite.environment();
  }

  /** Where the suite keeps what outlives it. */
  public Path home() {
    return run.suite.home();
  }

  /** A specification whose exchanges are the run's. */
  public RequestSpecification http() {
    return run.specification();
  }

  /** The exchanges until now were none of the check's own: its time on the wire is not theirs. */
  public void forgetExchanges() {
    run.forgetExchanges();
  }

  /** What is not right but does not fail: see {@link Warnings}. */
  public void warn(String message) {
    run.warnings.warn(message);
  }

  /**
   * What an extension throws when a code says it: that the application is at fault, nothing was
   * learned, the check is at fault, or may not be run here.
   *
   * @param message what is wrong, in one line
   */
  public Throwable fault(FaultCode code, String message) {
    Fault fault = line(code, message);
    return switch (code.outcome()) {
      case FAILED -> new FaultError(fault, null);
      case INCONCLUSIVE -> new InconclusiveException(fault, null);
      default -> new BrokenCheckException(fault, null);
    };
  }

  /**
   * Reads assertions that fail from now on.
   *
   * @param reader which fault it is that an assertion did not hold; empty if it does not know
   */
  public void readAssertions(Function<AssertionError, Optional<FaultCode>> reader) {
    run.readAssertions(reader);
  }

  /**
   * Lets work that the check waits for come to its end when this JVM goes, by Ctrl-C for example.
   * The run is recorded even so, if that takes no more than some 1.7 seconds.
   *
   * @param end asks the work to end, and returns at once
   */
  public void endBeforeTheJvm(Runnable end) {
    run.endBeforeTheJvm(end);
  }

  /** Writes into the round's journal. */
  public void record(JournalEntry entry) {
    run.journal(entry);
  }
}
