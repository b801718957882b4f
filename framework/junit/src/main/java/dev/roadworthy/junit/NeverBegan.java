package dev.roadworthy.junit;

import dev.roadworthy.diagnosis.Line;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.fault.Outcome;
import dev.roadworthy.journal.JournalEntry.RunRecorded;
import org.jspecify.annotations.Nullable;

/** Writes into the journal what became of a check that was planned, and whose run never began. */
final class NeverBegan {

  private NeverBegan() {}

  /** It was passed over. */
  static void skipped(Suite suite, DeclaredCheck check, String reason) {
    record(suite, check, Outcome.SKIPPED, null, reason);
  }

  /**
   * It could not be run.
   *
   * @param code of a fault of the check
   * @param reason without secrets
   */
  static void broken(Suite suite, DeclaredCheck check, FaultCode code, String reason) {
    Prober.Look look = suite.judge().lookAgain(new Fault(code, Line.of(reason)));
    record(suite, check, look.fault().code().outcome(), look.fault(), reason);
    if (look.exhausted()) {
      suite.askForReplacement(
          null, "check " + check.spec().id() + " met " + look.fault().diagnosis());
    }
  }

  private static void record(
      Suite suite, DeclaredCheck check, Outcome outcome, @Nullable Fault fault, String reason) {
    suite
        .journal()
        .append(
            new RunRecorded(
                RunFactory.neverBegan(suite, check, outcome, fault, Detail.bounded(reason))));
  }
}
