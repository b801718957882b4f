package dev.roadworthy.config;

/** What a build makes of a run that learned nothing. */
public enum Inconclusive {
  /** It fails. */
  RED,
  /** The check is skipped. */
  SKIP
}
