package dev.roadworthy.fault;

/**
 * Why a run did not pass.
 *
 * @param code the fault's code
 * @param message what was seen, in one line, without the code
 */
public record Fault(FaultCode code, String message) {

  /** The first line of a failure: code, layer, and what was seen. */
  public String diagnosis() {
    return code.code() + " " + code.layer().title() + ": " + message;
  }

  /**
   * Begins a fault of one's own, to be thrown from a check: {@code throw
   * Fault.code("A1042").because("the basket was empty")}.
   *
   * @param code a team's code (layer's letter, 1, three digits) or one of Roadworthy's that means
   *     FAILED
   * @throws IllegalArgumentException if the code has not that shape, or does not mean FAILED
   */
  public static Raised code(String code) {
    FaultCode parsed = FaultCode.parse(code);
    if (parsed.outcome() != Outcome.FAILED) {
      throw new IllegalArgumentException(
          "A check raises faults of the application, but " + code + " means " + parsed.outcome());
    }
    return new Raised(parsed);
  }

  /** A code that waits for its reason. */
  public static final class Raised {
    private final FaultCode code;

    private Raised(FaultCode code) {
      this.code = code;
    }

    /** What was seen, in one line. */
    public FaultError because(String message) {
      return new FaultError(new Fault(code, message), null);
    }
  }
}
