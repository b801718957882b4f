package dev.roadworthy.runner.suite;

import java.io.IOException;

/** Where a suite's files are, each time anew: jars come and go, and links lead elsewhere. */
@FunctionalInterface
public interface SuiteSource {

  /**
   * What there is now.
   *
   * @throws IOException if something is not there, as while it is being replaced
   */
  SuitePath path() throws IOException;
}
