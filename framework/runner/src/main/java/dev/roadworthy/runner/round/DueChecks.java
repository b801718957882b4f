package dev.roadworthy.runner.round;

import dev.roadworthy.alerting.CheckState;
import dev.roadworthy.alerting.DecisionStore;
import dev.roadworthy.check.CheckId;
import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.evaluation.ReasonCode;
import dev.roadworthy.evaluation.Verdict;
import dev.roadworthy.history.CheckKey;
import dev.roadworthy.history.HistoryStore;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * When checks are due that whoever starts rounds by the clock does not keep in mind: it is told
 * from history.
 *
 * @param next when each check is due that has run on a schedule before; others are due at once
 */
record DueChecks(Map<CheckId, Instant> next) {

  DueChecks {
    next = Map.copyOf(next);
  }

  static DueChecks of(String environment, HistoryStore history, DecisionStore decisions) {
    Map<CheckId, Instant> latest = history.scheduled(environment);
    Map<CheckId, Instant> next = new TreeMap<>();
    for (CheckSpec check : history.checks(environment)) {
      Instant began = latest.get(check.id());
      if (began != null) {
        CheckState state = decisions.state(new CheckKey(environment, check.id()));
        next.put(check.id(), next(check, began, isUndecided(state)));
      }
    }
    return new DueChecks(next);
  }

  private static Instant next(CheckSpec check, Instant began, boolean undecided) {
    Instant due = check.schedule().next(began, check.id().value());
    Instant soon = began.plus(check.schedule().soon());
    return undecided && soon.isBefore(due) ? soon : due;
  }

  private static boolean isUndecided(CheckState state) {
    Verdict verdict = state.verdict();
    return verdict != null
        && (verdict.reason().code() == ReasonCode.FAILING_NOT_DECIDED
            || verdict.reason().code() == ReasonCode.BLIND_RUN);
  }

  boolean isDue(CheckId check, Instant now) {
    return !next.getOrDefault(check, Instant.MIN).isAfter(now);
  }

  /** When the first of those that were not due is. */
  Instant first() {
    return next.values().stream().min(Instant::compareTo).orElse(Instant.MAX);
  }
}
