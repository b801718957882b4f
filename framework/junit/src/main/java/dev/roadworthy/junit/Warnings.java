package dev.roadworthy.junit;

/**
 * Takes what is not right but is no failure. A run that passes with a warning is DEGRADED. Ask for
 * it as a parameter.
 */
public interface Warnings {

  /**
   * Warns. May be called often, and from any thread.
   *
   * @param message what is not right, in one line
   */
  void warn(String message);
}
