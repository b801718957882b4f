package dev.roadworthy.junit;

import dev.roadworthy.fault.Fault;
import org.opentest4j.AssertionFailedError;

/** A fault that an IDE shows as the difference between two values. */
final class ComparisonFault extends AssertionFailedError {

  private static final long serialVersionUID = 1L;

  /**
   * @param compared has both values; it becomes the cause
   */
  ComparisonFault(Fault fault, AssertionFailedError compared) {
    super(fault.diagnosis(), compared.getExpected(), compared.getActual(), compared);
  }
}
