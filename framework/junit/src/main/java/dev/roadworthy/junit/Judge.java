package dev.roadworthy.junit;

import dev.roadworthy.config.Inconclusive;
import dev.roadworthy.diagnosis.Diagnosis;
import dev.roadworthy.diagnosis.Line;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.fault.FaultError;
import dev.roadworthy.fault.Outcome;
import dev.roadworthy.junit.http.Stage;
import dev.roadworthy.redaction.Redactor;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** Turns what a check threw into an outcome, and into what JUnit understands as that outcome. */
final class Judge {

  private final Redactor redactor;
  private final RedactedThrowables redacted;
  private final Inconclusive inconclusive;
  private final Prober prober;

  Judge(Redactor redactor, Inconclusive inconclusive, Prober prober) {
    this.redactor = redactor;
    this.redacted = new RedactedThrowables(redactor);
    this.inconclusive = inconclusive;
    this.prober = prober;
  }

  /**
   * Judges what the stage that a run is in has thrown.
   *
   * @param thrown by the check
   */
  Conclusion judge(Throwable thrown, CheckRun run) {
    Stage stage = run.stage();
    Throwable reason = unwrapped(thrown);
    Throwable shown = redacted.of(reason);
    Fault fault = fault(reason, run, stage);
    if (fault == null) {
      return new Conclusion(Outcome.SKIPPED, null, shown, shown, stage, false);
    }
    Prober.Look look = lookAgain(fault);
    Fault seen = look.fault();
    return new Conclusion(
        seen.code().outcome(), seen, told(seen, shown), shown, stage, look.exhausted());
  }

  /** What this JVM itself has to do with a fault. */
  Prober.Look lookAgain(Fault fault) {
    Prober.Look look = prober.again(fault);
    return new Prober.Look(oneLine(look.fault()), look.exhausted());
  }

  private static Throwable unwrapped(Throwable thrown) {
    Throwable cause = thrown.getCause();
    boolean wrapped =
        thrown instanceof ParameterResolutionException
            && (cause instanceof BrokenCheckException
                || cause instanceof InconclusiveException
                || cause instanceof TestAbortedException
                || cause instanceof AssertionError);
    return wrapped && cause != null ? cause : thrown;
  }

  /** Null if an assumption aborted the check. */
  private @Nullable Fault fault(Throwable thrown, CheckRun run, Stage stage) {
    if (thrown instanceof BrokenCheckException broken) {
      return broken.fault();
    }
    if (thrown instanceof InconclusiveException nothingLearned) {
      return nothingLearned.fault();
    }
    Optional<FaultCode> read = run.read(thrown);
    if (read.isPresent()) {
      return new Fault(read.get(), Line.of(redactor.text(String.valueOf(thrown.getMessage()))));
    }
    Throwable seen = thrown instanceof DeadlineMissedException ? thrown.getCause() : thrown;
    Fault fault = Diagnosis.of(run.ending(stage, seen), redactor);
    if (fault != null || Diagnosis.isAbort(thrown)) {
      return fault;
    }
    return new Fault(FaultCode.CHECK_THREW, "the check threw " + thrown.getClass().getName());
  }

  private Fault oneLine(Fault fault) {
    return new Fault(fault.code(), Line.of(redactor.text(fault.message())));
  }

  private Throwable told(Fault fault, Throwable shown) {
    Throwable told =
        switch (fault.code().outcome()) {
          case FAILED -> failed(fault, shown);
          case SKIPPED -> new TestAbortedException(fault.diagnosis(), causeOf(shown));
          case INCONCLUSIVE ->
              inconclusive == Inconclusive.SKIP
                  ? new TestAbortedException(fault.diagnosis(), causeOf(shown))
                  : new InconclusiveException(fault, causeOf(shown));
          default -> broken(fault, shown);
        };
    told.setStackTrace(shown.getStackTrace());
    return told;
  }

  private static Throwable failed(Fault fault, Throwable shown) {
    return shown instanceof AssertionFailedError compared
            && compared.isExpectedDefined()
            && compared.isActualDefined()
        ? new ComparisonFault(fault, compared)
        : new FaultError(fault, causeOf(shown));
  }

  /** The text may go on after the first line: all that is wrong with a class, for example. */
  private static Throwable broken(Fault fault, Throwable shown) {
    return shown instanceof BrokenCheckException && shown.getMessage() != null
        ? new BrokenCheckException(fault, shown.getMessage(), shown.getCause())
        : new BrokenCheckException(fault, shown);
  }

  /** What says no more than the diagnosis itself is left out. */
  private static @Nullable Throwable causeOf(Throwable shown) {
    boolean said = shown instanceof FaultError || shown instanceof InconclusiveException;
    return said || shown instanceof DeadlineMissedException ? shown.getCause() : shown;
  }
}
