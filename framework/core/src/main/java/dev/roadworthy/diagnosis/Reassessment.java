package dev.roadworthy.diagnosis;

import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.run.Exchange;
import dev.roadworthy.run.Run;
import org.jspecify.annotations.Nullable;

/** A run as whoever knows its past reads it. */
public final class Reassessment {

  private Reassessment() {}

  /**
   * Turns "the check threw" (X0101) into "answer unreadable" (A0602) where it threw after an answer
   * had arrived, and the same code has passed in this environment before. Every other run stays as
   * it is.
   *
   * @param passedBeforeWithSameCode true if an earlier run of the same check, in the same
   *     environment and with the same code hash, was PASSED or DEGRADED
   */
  public static Run of(Run run, boolean passedBeforeWithSameCode) {
    Fault fault = run.fault();
    Exchange answer = lastAnswered(run);
    if (!passedBeforeWithSameCode
        || fault == null
        || !fault.code().equals(FaultCode.CHECK_THREW)
        || answer == null) {
      return run;
    }
    return run.reassessed(
        new Fault(FaultCode.UNREADABLE, Line.unexpected(answer, fault.message())));
  }

  private static @Nullable Exchange lastAnswered(Run run) {
    for (int i = run.exchanges().size() - 1; i >= 0; i--) {
      if (run.exchanges().get(i).answered()) {
        return run.exchanges().get(i);
      }
    }
    return null;
  }
}
