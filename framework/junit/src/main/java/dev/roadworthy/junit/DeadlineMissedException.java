package dev.roadworthy.junit;

import org.jspecify.annotations.Nullable;

/** Carries a missed deadline out of a check that returned, or swallowed its interruption. */
final class DeadlineMissedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DeadlineMissedException(Deadline.Missed missed, @Nullable Throwable cause) {
    super("The deadline of " + missed.limit() + " was missed", cause);
    setStackTrace(missed.where());
  }
}
