package dev.roadworthy.config;

/** What a check shows to an environment to be let in. */
public sealed interface Credentials {

  /** HTTP basic authentication. */
  record Basic(String username, Secret password) implements Credentials {}

  /** A token in the {@code Authorization} header. */
  record Bearer(Secret token) implements Credentials {}
}
