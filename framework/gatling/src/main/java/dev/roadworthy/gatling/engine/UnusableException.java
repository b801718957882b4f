package dev.roadworthy.gatling.engine;

import org.jspecify.annotations.Nullable;

/** No load can be made; the message says why, and what to do. */
public final class UnusableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean notPermitted;

  public UnusableException(String message) {
    this(message, null, false);
  }

  public UnusableException(String message, @Nullable Throwable cause) {
    this(message, cause, false);
  }

  UnusableException(String message, @Nullable Throwable cause, boolean notPermitted) {
    super(message, cause);
    this.notPermitted = notPermitted;
  }

  /** It could be made, but is not permitted in its environment. */
  public boolean notPermitted() {
    return notPermitted;
  }
}
