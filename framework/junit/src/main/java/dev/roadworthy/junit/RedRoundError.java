package dev.roadworthy.junit;

/** Makes a build red that is green test by test. */
final class RedRoundError extends AssertionError {

  private static final long serialVersionUID = 1L;

  RedRoundError(String message) {
    super(message);
    // It says all there is to say; the frames would only be those of JUnit closing.
    setStackTrace(new StackTraceElement[0]);
  }
}
