package dev.roadworthy.junit.worker;

import java.nio.file.Path;
import java.util.Set;

/** The round cannot be held; the message says why, and what to do. */
final class UnusableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean isFinal;

  UnusableException(String message) {
    this(message, true);
  }

  private UnusableException(String message, boolean isFinal) {
    super(message);
    this.isFinal = isFinal;
  }

  /** What may be otherwise another time, such as a disk that is full. */
  static UnusableException now(String message) {
    return new UnusableException(message, false);
  }

  /** True if trying again is of no use. */
  boolean isFinal() {
    return isFinal;
  }

  static UnusableException withoutChecks(Set<Path> roots) {
    return new UnusableException(
        "No check was found in "
            + roots
            + ". Checks are methods with @HealthCheck; these folders and jars have to be on the"
            + " class path as well.");
  }
}
