package dev.roadworthy.junit;

/** The suite cannot run at all, for a reason that is the same for every check. */
final class SuiteUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SuiteUnavailableException(String message) {
    super(message);
  }
}
