package dev.roadworthy.fault;

/** What a run says. The order is from best to worst for whoever reads only one. */
public enum Outcome {
  /** Policy or an assumption forbids the check here. */
  SKIPPED,
  /** Right and in time. */
  PASSED,
  /** Right, but slow or warned about. */
  DEGRADED,
  /** Nothing was learned. */
  INCONCLUSIVE,
  /** The check is at fault. */
  BROKEN,
  /** The application is at fault. */
  FAILED;

  /** The application did what it should: PASSED or DEGRADED. */
  public boolean isPass() {
    return this == PASSED || this == DEGRADED;
  }

  /** The run says nothing about the application: BROKEN or INCONCLUSIVE. */
  public boolean isBlind() {
    return this == BROKEN || this == INCONCLUSIVE;
  }
}
