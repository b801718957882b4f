package dev.roadworthy.runner.intake;

import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.run.Round;
import dev.roadworthy.run.Run;
import dev.roadworthy.run.Trigger;
import java.time.Instant;
import java.time.InstantSource;

/** Says which runs a decision is made on; the others go to history alone. */
@FunctionalInterface
public interface Relevance {

  /** For imports: they never decide and never send. */
  Relevance NONE = (round, check, run) -> false;

  /** True if a decision is to be made on the run. */
  boolean isRelevant(Round round, CheckSpec check, Run run);

  /**
   * Runs that are not older than STALE (2.5 intervals), and not of another branch's build.
   *
   * @param clock tells how old a run is
   * @param mainBranch the branch whose builds count
   */
  static Relevance current(InstantSource clock, String mainBranch) {
    return (round, check, run) ->
        !isForeignBuild(round, mainBranch) && !isStale(check, run, clock.instant());
  }

  private static boolean isForeignBuild(Round round, String mainBranch) {
    return round.trigger() == Trigger.CI
        && round.branch() != null
        && !round.branch().equals(mainBranch);
  }

  private static boolean isStale(CheckSpec check, Run run, Instant now) {
    return run.startedAt().plus(run.duration()).plus(check.staleAfter()).isBefore(now);
  }
}
