package dev.roadworthy.junit;

import java.net.URI;

/**
 * Starts the application inside the suite's JVM. Named by {@code embedded} of an environment; it
 * needs a public constructor without parameters.
 */
public interface EmbeddedApplication extends AutoCloseable {

  /**
   * Starts it. Called once, before the first check, whose time does not run yet.
   *
   * @return where it answers, such as {@code http://localhost:34567}
   * @throws Exception if it does not start; every check is then BROKEN
   */
  URI start() throws Exception;

  /** Stops it. Called once, after the last check, and after {@link #start} failed. */
  @Override
  void close() throws Exception;
}
