package dev.roadworthy.runner.watch;

import dev.roadworthy.runner.suite.SuiteLaunch;
import java.io.IOException;
import java.util.Optional;

/** How suite JVMs are started. */
interface Launches {

  /** True if the next one need not be waited for. */
  boolean isReady();

  /**
   * The next one, of the newest suite.
   *
   * @throws IOException if the suite cannot be read
   */
  SuiteLaunch next() throws IOException;

  /** One more of the suite that was loaded last; empty if none ever was. */
  Optional<SuiteLaunch> last();

  /** True if a suite was loaded before, by this watch or the one before it. */
  boolean hasLast();

  /** One for a check alone, of the suite that was loaded last; empty if none ever was. */
  Optional<SuiteLaunch> alone();

  /**
   * Its suite is loaded, and runs from now on.
   *
   * @return false if there is a newer one, which could not be loaded
   */
  boolean accepted(SuiteLaunch launch);

  /**
   * What a worker says, with the names that the suite's files have for those who put them there.
   */
  String named(String words);

  /** No worker runs on an older suite any more. */
  void tidy();

  /** Its suite could not be loaded; the one before stays. */
  void refused(SuiteLaunch launch);
}
