package dev.roadworthy.runner;

import dev.roadworthy.fault.Outcome;
import java.util.Collection;

/** What the command ends with. */
public final class ExitCode {

  /** All is well. */
  public static final int OK = 0;

  /** At least one run was FAILED or BROKEN, or the round itself was in trouble. */
  public static final int RED = 1;

  /** Bad usage, bad configuration, or a round in which no check ran. */
  public static final int USAGE = 2;

  /** At least one run was INCONCLUSIVE, and none was worse. */
  public static final int INCONCLUSIVE = 3;

  /** Ended by Ctrl-C. */
  public static final int INTERRUPTED = 130;

  private ExitCode() {}

  /**
   * The exit code of a round.
   *
   * @param outcomes of its runs
   * @param trouble something went wrong with the round itself: it is never well then
   */
  public static int of(Collection<Outcome> outcomes, boolean trouble) {
    if (outcomes.stream().allMatch(outcome -> outcome == Outcome.SKIPPED)) {
      return USAGE;
    }
    if (trouble || outcomes.contains(Outcome.FAILED) || outcomes.contains(Outcome.BROKEN)) {
      return RED;
    }
    return outcomes.contains(Outcome.INCONCLUSIVE) ? INCONCLUSIVE : OK;
  }
}
