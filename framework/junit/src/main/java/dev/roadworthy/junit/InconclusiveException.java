package dev.roadworthy.junit;

import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.fault.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Nothing was learned: INCONCLUSIVE. A check throws it when it had nothing to judge.
 *
 * <pre>
 * throw new InconclusiveException("the feed has no entries of today yet");
 * </pre>
 */
public final class InconclusiveException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Fault fault;

  /**
   * No samples (X0102).
   *
   * @param message what was missing, in one line
   */
  public InconclusiveException(String message) {
    this(new Fault(FaultCode.NO_SAMPLES, message), null);
  }

  /**
   * @throws IllegalArgumentException if the fault's code means another outcome
   */
  public InconclusiveException(Fault fault, @Nullable Throwable cause) {
    super(fault.diagnosis(), cause);
    if (fault.code().outcome() != Outcome.INCONCLUSIVE) {
      throw new IllegalArgumentException(
          fault.code() + " means " + fault.code().outcome() + ", not INCONCLUSIVE");
    }
    this.fault = fault;
  }

  /** Why nothing was learned. */
  public Fault fault() {
    return fault;
  }
}
