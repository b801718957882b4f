package dev.roadworthy.diagnosis;

import dev.roadworthy.diagnosis.Ending.MissedDeadline;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.redaction.Redactor;
import dev.roadworthy.run.Exchange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the fault that a run shows. Pure: what it is given decides, and nothing else. */
public final class Diagnosis {

  private Diagnosis() {}

  /**
   * Names why a check did not pass. In this order: a missed deadline; an abort; a fault that the
   * check raised itself; what went wrong on the wire of the last exchange; a JVM that had nothing
   * left to look with; a 5xx as its answer; a failed expectation, which is that of another status
   * where the answer was a 401, 403, 404 or 429; a network exception of the check's own client; any
   * other exception.
   *
   * @param redactor applied to what the check threw
   * @return null if the check passed, or was aborted by an assumption
   */
  public static @Nullable Fault of(Ending ending, Redactor redactor) {
    if (ending.missed() != null) {
      return late(ending, ending.missed());
    }
    Throwable thrown = ending.thrown();
    if (thrown == null) {
      return null;
    }
    if (isAbort(thrown)) {
      return refusal(ending.exchanges());
    }
    Exchange last = ending.last();
    Fault raised = Thrown.raisedFault(thrown);
    if (raised != null) {
      return raised;
    }
    if (last != null && last.fault() != null) {
      return last.fault();
    }
    WireFault own = WireFault.of(thrown);
    if (own != null && own.code().equals(FaultCode.WORKER_EXHAUSTED)) {
      return new Fault(own.code(), Text.line(redactor.text(own.reason())));
    }
    if (last != null && last.isServerError()) {
      return StatusFaults.fault(last);
    }
    if (Thrown.isExpectation(thrown)) {
      return expectation(thrown, last, redactor);
    }
    if (own != null) {
      return new Fault(
          own.code(), Text.line(redactor.text("the check's own client: " + own.reason())));
    }
    return new Fault(
        FaultCode.CHECK_THREW,
        Text.line(redactor.text("the check threw " + Thrown.describe(thrown))));
  }

  /**
   * Names a run that was right but slow. A run with a cold exchange is never slow: it measured the
   * JVM's start.
   *
   * @param exchanges of the run; together they are measured
   * @param duration of the whole check, measured where it made no exchange
   * @param slowAfter the check's limit, null for none
   * @return null if it was fast enough
   */
  public static @Nullable Fault slow(
      List<Exchange> exchanges, Duration duration, @Nullable Duration slowAfter) {
    if (slowAfter == null || exchanges.stream().anyMatch(Exchange::cold)) {
      return null;
    }
    Duration took =
        exchanges.isEmpty()
            ? duration
            : exchanges.stream().map(Exchange::duration).reduce(Duration.ZERO, Duration::plus);
    return took.compareTo(slowAfter) <= 0
        ? null
        : new Fault(FaultCode.SLOW, Line.slow(exchanges, took, slowAfter));
  }

  /**
   * Names a run over TLS that was right, but will not be for long.
   *
   * @param soon how long a certificate should at least have left
   * @return null if every certificate has
   */
  public static @Nullable Fault expiring(List<Exchange> exchanges, Duration soon) {
    for (Exchange exchange : exchanges) {
      Instant expires = exchange.certificateExpires();
      if (expires != null && expires.isBefore(exchange.startedAt().plus(soon))) {
        return Line.expiring(exchange, expires);
      }
    }
    return null;
  }

  /** True if a test framework understands this as "does not apply here", not as a failure. */
  public static boolean isAbort(Throwable thrown) {
    return Thrown.isAbort(thrown);
  }

  /** The first, also if the check went on. */
  private static @Nullable Fault refusal(List<Exchange> exchanges) {
    for (Exchange exchange : exchanges) {
      Fault fault = exchange.fault();
      if (fault != null && fault.code().equals(FaultCode.NOT_PERMITTED)) {
        return fault;
      }
    }
    return null;
  }

  private static Fault late(Ending ending, MissedDeadline missed) {
    List<Exchange> exchanges = ending.exchanges();
    if (missed.inFlight()) {
      for (int i = exchanges.size() - 1; i >= 0; i--) {
        Fault fault = exchanges.get(i).fault();
        if (fault != null) {
          return fault;
        }
      }
    }
    Exchange last = ending.last();
    String after =
        last == null ? "it sent no request" : "its last request had ended: " + Line.answered(last);
    return new Fault(
        FaultCode.IDLE_DEADLINE,
        Text.line(
            "the check was still busy after "
                + Text.duration(missed.timeout())
                + ", and "
                + after));
  }

  private static Fault expectation(Throwable thrown, @Nullable Exchange last, Redactor redactor) {
    String expected = redactor.text(Thrown.expectation(thrown));
    if (last != null && StatusFaults.explains(last, expected)) {
      return StatusFaults.fault(last);
    }
    return new Fault(
        FaultCode.EXPECTATION,
        last == null || !last.answered()
            ? Text.line(expected)
            : Line.unexpected(last, Text.decapitalized(expected)));
  }
}
