package dev.roadworthy.gatling;

import dev.roadworthy.diagnosis.Line;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.fault.FaultError;
import java.time.Duration;
import org.assertj.core.api.AbstractDoubleAssert;
import org.assertj.core.api.AbstractDurationAssert;
import org.assertj.core.api.AbstractSoftAssertions;
import org.assertj.core.api.DoubleAssert;
import org.assertj.core.api.DurationAssert;

/**
 * AssertJ's own assertions, whose errors carry a fault code: it hands them to whoever collects
 * them, and this one throws at once.
 */
final class Coded extends AbstractSoftAssertions {

  private final FaultCode code;

  private Coded(FaultCode code) {
    this.code = code;
  }

  static AbstractDurationAssert<?> duration(FaultCode code, Duration actual) {
    return new Coded(code).proxy(DurationAssert.class, Duration.class, actual);
  }

  static AbstractDoubleAssert<?> number(FaultCode code, double actual) {
    return new Coded(code).proxy(DoubleAssert.class, Double.class, actual);
  }

  @Override
  public void collectAssertionError(AssertionError error) {
    throw new FaultError(new Fault(code, Line.of(String.valueOf(error.getMessage()))), error);
  }
}
