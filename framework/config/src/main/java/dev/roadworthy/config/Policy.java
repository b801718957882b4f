package dev.roadworthy.config;

import dev.roadworthy.alerting.AlertPolicy;
import dev.roadworthy.evaluation.Thresholds;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The rules of the house, the same in every environment.
 *
 * @param thresholds how many runs open and close an incident
 * @param mainBranch builds of other branches neither open incidents nor feed baselines
 * @param inconclusive what a build makes of a run that learned nothing
 * @param reminder how long after a letter those are reminded who have no incident in hand, 1 min to
 *     30 d; null for never
 * @param resolvedNotice true if those who were told of an incident are told of its end
 */
public record Policy(
    Thresholds thresholds,
    String mainBranch,
    Inconclusive inconclusive,
    @Nullable Duration reminder,
    boolean resolvedNotice) {

  /** Where the file says nothing: 3 of 5 open, 2 close; {@code main}; red; 4 h; told. */
  public static final Policy DEFAULT =
      new Policy(Thresholds.DEFAULT, "main", Inconclusive.RED, AlertPolicy.REMIND_AFTER, true);
}
