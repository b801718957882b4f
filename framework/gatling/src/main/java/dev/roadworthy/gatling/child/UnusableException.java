package dev.roadworthy.gatling.child;

import org.jspecify.annotations.Nullable;

/** No load can be made; the message says why, and what to do. */
final class UnusableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnusableException(String message) {
    super(message);
  }

  UnusableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
