package dev.roadworthy.evaluation;

/**
 * How many runs it takes.
 *
 * @param failures this many failures open, 1 to {@code window}
 * @param window among this many latest runs, 1 to 100
 * @param passes this many passes in a row close, 1 to 100
 */
public record Thresholds(int failures, int window, int passes) {

  /** 3 of 5 open, 2 close. */
  public static final Thresholds DEFAULT = new Thresholds(3, 5, 2);

  /**
   * @throws IllegalArgumentException if a number is out of range; the message states the rule
   */
  public Thresholds {
    if (window < 1 || window > 100) {
      throw new IllegalArgumentException("window must be 1 to 100, but was " + window);
    }
    if (failures < 1 || failures > window) {
      throw new IllegalArgumentException(
          "failures must be 1 to window (" + window + "), but was " + failures);
    }
    if (passes < 1 || passes > 100) {
      throw new IllegalArgumentException("passes must be 1 to 100, but was " + passes);
    }
  }

  /** How many runs a decision looks at. */
  public int runsNeeded() {
    return Math.max(window, passes);
  }
}
