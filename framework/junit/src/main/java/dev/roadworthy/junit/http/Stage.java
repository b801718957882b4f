package dev.roadworthy.junit.http;

/** The parts of a run, each with a deadline of its own. An exchange is of the one it began in. */
public enum Stage {
  /** What comes before the check, and the check itself. */
  BODY,
  /** What cleans up after it, also after a missed deadline. */
  CLEANUP
}
