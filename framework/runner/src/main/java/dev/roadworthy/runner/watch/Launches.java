package dev.roadworthy.runner.watch;

import dev.roadworthy.runner.suite.SuiteLaunch;
import java.io.IOException;

/** How suite JVMs are started. */
interface Launches {

  /** True if the next one need not be waited for. */
  boolean isReady();

  /**
   * The next one: for the newest suite, unless it is for one check alone, which is of the suite
   * that runs.
   *
   * @throws IOException if the suite cannot be read
   */
  SuiteLaunch next(boolean alone) throws IOException;

  /** Its suite is loaded, and runs from now on. */
  void accepted(SuiteLaunch launch);

  /** No worker runs on an older suite any more. */
  void tidy();

  /** Its suite could not be loaded; the one before stays. */
  void refused(SuiteLaunch launch);
}
