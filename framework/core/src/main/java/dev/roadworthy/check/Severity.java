package dev.roadworthy.check;

/** How much it matters when a check fails. */
public enum Severity {
  /** The application does not do what it is for: somebody gets up at night. */
  CRITICAL,
  /** An important part does not work. */
  MAJOR,
  /** A flaw that can wait for the morning. */
  MINOR
}
