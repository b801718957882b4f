package dev.roadworthy.testkit;

import dev.roadworthy.alerting.DecisionStore;
import dev.roadworthy.alerting.Outbox;
import dev.roadworthy.history.HistoryStore;
import dev.roadworthy.history.LoadHistory;

/** The ports of one store, as the contract tests take them. */
public interface StorePorts {

  /** Runs. */
  HistoryStore history();

  /** What load tests among them have measured. */
  LoadHistory loads();

  /** Decisions on them. */
  DecisionStore decisions();

  /** Letters about those. */
  Outbox outbox();

  /** Lets go of the store, which stays. */
  void close();
}
