package dev.roadworthy.run;

/** What an environment is for; it decides what is permitted there and who is told. */
public enum EnvironmentKind {
  CI,
  STAGING,
  PRODUCTION
}
