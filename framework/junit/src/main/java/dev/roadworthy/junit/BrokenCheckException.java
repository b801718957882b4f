package dev.roadworthy.junit;

import dev.roadworthy.fault.Fault;
import org.jspecify.annotations.Nullable;

/**
 * The check itself is at fault, and nothing is known of the application: BROKEN. The first line of
 * the message is the diagnosis.
 */
public final class BrokenCheckException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Fault fault;

  BrokenCheckException(Fault fault, @Nullable Throwable cause) {
    this(fault, fault.diagnosis(), cause);
  }

  /**
   * @param text the message, which begins with the diagnosis
   */
  BrokenCheckException(Fault fault, String text, @Nullable Throwable cause) {
    super(text, cause);
    this.fault = fault;
  }

  /** What is wrong with the check. */
  public Fault fault() {
    return fault;
  }
}
