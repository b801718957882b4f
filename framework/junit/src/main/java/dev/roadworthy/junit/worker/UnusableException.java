package dev.roadworthy.junit.worker;

import java.nio.file.Path;
import java.util.Set;

/** The round cannot be held; the message says why, and what to do. */
final class UnusableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnusableException(String message) {
    super(message);
  }

  static UnusableException withoutChecks(Set<Path> roots) {
    return new UnusableException(
        "No check was found in "
            + roots
            + ". Checks are methods with @HealthCheck; these folders and jars have to be on the"
            + " class path as well.");
  }
}
