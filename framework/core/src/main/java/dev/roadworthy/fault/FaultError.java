package dev.roadworthy.fault;

import org.jspecify.annotations.Nullable;

/** A fault of the application, as a test framework understands it: its message is the diagnosis. */
public final class FaultError extends AssertionError {

  private static final long serialVersionUID = 1L;

  private final transient Fault fault;

  /**
   * @param fault what is wrong
   * @param cause what the check threw, null if nothing
   */
  public FaultError(Fault fault, @Nullable Throwable cause) {
    super(fault.diagnosis(), cause);
    this.fault = fault;
  }

  /** What is wrong. */
  public Fault fault() {
    return fault;
  }
}
