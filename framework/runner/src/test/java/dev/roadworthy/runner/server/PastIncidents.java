package dev.roadworthy.runner.server;

import dev.roadworthy.alerting.AlertPolicy;
import dev.roadworthy.alerting.Incident;
import dev.roadworthy.evaluation.Thresholds;
import dev.roadworthy.run.Round;
import dev.roadworthy.runner.decision.Assessor;
import dev.roadworthy.store.Store;
import dev.roadworthy.testkit.Checks;
import dev.roadworthy.testkit.Ingests;
import dev.roadworthy.testkit.Rounds;
import dev.roadworthy.testkit.Runs;
import dev.roadworthy.testkit.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A history in which the check {@code pay} of production has failed and passed, again and again.
 *
 * @param database where it is kept
 */
record PastIncidents(Path database) {

  /** As a server asks for it. */
  Store open() {
    return Store.sqlite(database);
  }

  /** The ids of so many, the newest first. */
  List<String> happened(int times) {
    return happenedIn("production", times);
  }

  /** The ids of so many in another environment that shares the history, the newest first. */
  List<String> happenedIn(String environment, int times) {
    SettableClock clock = SettableClock.at(Rounds.START);
    Round round = Rounds.in(environment).branch("main").build();
    try (Store store = open()) {
      AlertPolicy policy = new AlertPolicy(new Thresholds(1, 1, 1), List.of());
      Assessor assessor =
          new Assessor(environment, null, policy, store.history(), store.decisions(), clock);
      for (int i = 0; i < times; i++) {
        for (Runs run : List.of(Runs.failed("pay"), Runs.passed("pay"))) {
          store
              .history()
              .append(
                  Ingests.of(round)
                      .check(Checks.check("pay").build())
                      .waiting(run.of(round).at(clock.advance(Duration.ofMinutes(1))).build())
                      .build());
          assessor.decide(decision -> {});
        }
      }
      return store.decisions().incidents(environment, times).stream()
          .map(Incident::id)
          .map(String::valueOf)
          .toList();
    }
  }
}
