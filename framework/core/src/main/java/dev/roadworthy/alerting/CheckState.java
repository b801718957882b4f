package dev.roadworthy.alerting;

import dev.roadworthy.evaluation.Standing;
import dev.roadworthy.evaluation.Verdict;
import dev.roadworthy.history.CheckKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What has been decided on a check so far.
 *
 * @param key which check, where
 * @param verdict the newest; null before the first decision
 * @param since when the status became what it is; null before the first decision
 * @param recoveredAt when the run began that closed its last incident, null if there was none
 * @param decidedThrough when the newest run that was decided on began; null before the first
 *     decision
 * @param open the open incident, null if none
 */
public record CheckState(
    CheckKey key,
    @Nullable Verdict verdict,
    @Nullable Instant since,
    @Nullable Instant recoveredAt,
    @Nullable Instant decidedThrough,
    @Nullable Incident open) {

  /** Before the first decision. */
  public static CheckState unknown(CheckKey key) {
    return new CheckState(key, null, null, null, null, null);
  }

  CheckState with(Incident incident) {
    return new CheckState(key, verdict, since, recoveredAt, decidedThrough, incident);
  }

  /** What the evaluator needs of it. */
  public Standing standing() {
    return verdict == null ? Standing.NEW : new Standing(verdict.status(), recoveredAt);
  }
}
