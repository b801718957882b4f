package dev.roadworthy.evaluation;

/** What a check says over time. */
public enum Status {
  UP,
  DEGRADED,
  DOWN,
  /** Its runs are BROKEN or INCONCLUSIVE: nothing is known of the application. */
  BLIND,
  /** No run when one was due. */
  STALE,
  /** No run yet. */
  UNKNOWN;

  /** DOWN or BLIND: somebody has to look. */
  public boolean isTrouble() {
    return this == DOWN || this == BLIND;
  }
}
