package dev.roadworthy.run;

/** What started a round. */
public enum Trigger {
  /** A build. */
  CI,
  /** A schedule. */
  SCHEDULE,
  /** A person. */
  MANUAL
}
