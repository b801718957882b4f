package dev.roadworthy.testkit;

import dev.roadworthy.alerting.DecisionStore;
import dev.roadworthy.alerting.Outbox;
import dev.roadworthy.history.HistoryStore;

/** The three ports of one store, as the contract tests take them. */
public interface StorePorts {

  /** Runs. */
  HistoryStore history();

  /** Decisions on them. */
  DecisionStore decisions();

  /** Letters about those. */
  Outbox outbox();

  /** Lets go of the store, which stays. */
  void close();
}
