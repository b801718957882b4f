package dev.roadworthy.runner.watch;

/** The suite that a watch was to begin with can never be loaded; the message says why. */
public final class UnusableSuiteException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnusableSuiteException(String message) {
    super(message);
  }
}
