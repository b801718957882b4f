package dev.roadworthy.runner.watch;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.history.HistoryStore;
import dev.roadworthy.history.RunFact;
import dev.roadworthy.history.Series;
import dev.roadworthy.runner.watch.Snapshot.Last;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What scheduled checks said last before this watch began. */
final class LastRuns {

  private LastRuns() {}

  static Map<CheckId, Last> of(HistoryStore history, String environment) {
    Set<CheckId> scheduled = history.scheduled(environment).keySet();
    Map<CheckId, Last> lasts = new TreeMap<>();
    for (Series series : history.series()) {
      if (series.environment().equals(environment) && scheduled.contains(series.check())) {
        for (RunFact run : history.latest(series, 1)) {
          lasts.merge(series.check(), last(run), LastRuns::later);
        }
      }
    }
    return lasts;
  }

  private static Last last(RunFact run) {
    return new Last(run.startedAt(), run.duration(), run.latency(), run.outcome(), run.fault(), "");
  }

  static Last later(Last one, Last other) {
    return one.startedAt().isBefore(other.startedAt()) ? other : one;
  }
}
