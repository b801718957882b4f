package dev.roadworthy.config;

import dev.roadworthy.evaluation.Thresholds;

/**
 * The rules of the house, the same in every environment.
 *
 * @param thresholds how many runs open and close an incident
 * @param mainBranch builds of other branches neither open incidents nor feed baselines
 * @param inconclusive what a build makes of a run that learned nothing
 */
public record Policy(Thresholds thresholds, String mainBranch, Inconclusive inconclusive) {

  /** Where the file says nothing: 3 of 5 open, 2 close; {@code main}; red. */
  public static final Policy DEFAULT = new Policy(Thresholds.DEFAULT, "main", Inconclusive.RED);
}
