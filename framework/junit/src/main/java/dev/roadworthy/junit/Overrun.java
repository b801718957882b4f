package dev.roadworthy.junit;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.journal.JournalEntry;
import dev.roadworthy.run.Run;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A check that goes on after its deadline and its interruption. In a build there is nothing to do
 * but to say so. In a worker the run is recorded and the JVM is halted: the runner starts another.
 * Where other checks run beside it, they come to their end first: the runner is asked to replace
 * the JVM.
 */
final class Overrun {

  /** The worker's exit status; see {@code SuiteMain}. */
  static final int HALTED = 3;

  private static final Logger log = LoggerFactory.getLogger(Overrun.class);

  private Overrun() {}

  static void of(CheckRun run, Deadline.Missed missed) {
    DeadlineMissedException late = new DeadlineMissedException(missed, null);
    log.error(
        "{} goes on {} after its deadline, and ignores its interruption",
        run.check.spec().id(),
        run.suite.options().grace(),
        late);
    if (!run.suite.options().worker() || !run.claim()) {
      return;
    }
    Run recorded = RunFactory.ended(run, run.conclude(late));
    run.suite.journal().append(new JournalEntry.RunRecorded(recorded));
    if (run.suite.options().served()) {
      CheckId check = run.check.spec().id();
      run.suite.overrun().add(check);
      run.suite.askForReplacement(check, "check " + check + " ignores its interruption");
      return;
    }
    run.suite.journal().close();
    Runtime.getRuntime().halt(HALTED);
  }
}
