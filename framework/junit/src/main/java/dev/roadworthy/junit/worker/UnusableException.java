package dev.roadworthy.junit.worker;

/** The round cannot be held; the message says why, and what to do. */
final class UnusableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnusableException(String message) {
    super(message);
  }
}
