package dev.roadworthy.runner.watch;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.history.HistoryStore;
import dev.roadworthy.history.RunFact;
import dev.roadworthy.runner.watch.Snapshot.Last;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What checks said last before this watch began. */
final class LastRuns {

  private static final Logger log = LoggerFactory.getLogger(LastRuns.class);

  private LastRuns() {}

  /** None if they cannot be read: they are only shown, and nothing waits for them. */
  static Map<CheckId, Last> of(HistoryStore history, String environment) {
    Map<CheckId, Last> lasts = new TreeMap<>();
    try {
      history.latest(environment).forEach((check, run) -> lasts.put(check, last(run)));
    } catch (RuntimeException e) {
      log.warn("The last runs of before cannot be shown: {}", e.toString());
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
