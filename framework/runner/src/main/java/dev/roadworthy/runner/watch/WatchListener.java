package dev.roadworthy.runner.watch;

import dev.roadworthy.alerting.Decision;
import dev.roadworthy.check.CheckId;
import dev.roadworthy.run.Run;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Hears what a watch does, in the order in which it happens. Every method returns at once. */
public interface WatchListener {

  /** It begins; what it keeps is in that folder. */
  default void began(String environment, Path home) {}

  /** It has ended in good order, and everything that was journalled is taken over. */
  default void ended() {}

  /** A run was read from the journal. */
  default void ran(Run run) {}

  /** Something was decided, and is kept. */
  default void decided(Decision decision) {}

  /** The suite is loaded and runs. */
  default void suiteLoaded(int checks) {}

  /** A suite was not taken. */
  default void suiteRefused(String why, List<String> lastWords, boolean another) {}

  /** These checks are gone from the suite. */
  default void retired(Set<CheckId> checks) {}

  /** Something is wrong with the watch itself. */
  default void troubleBegan(Trouble trouble, Instant since, String text) {}

  /** It no longer is. */
  default void troubleEnded(Trouble trouble, Instant since, String text) {}

  /** Something that people may want to know. */
  default void said(String what) {}

  /** A sign of life, every second. */
  default void beat(Snapshot snapshot) {}
}
