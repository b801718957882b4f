package dev.roadworthy.store;

import dev.roadworthy.alerting.DecisionStore;
import dev.roadworthy.alerting.Outbox;
import dev.roadworthy.history.HistoryStore;
import dev.roadworthy.history.LoadHistory;
import dev.roadworthy.testkit.StorePorts;
import java.nio.file.Path;

/** A store as the contract tests take it. */
record OpenPorts(Store store) implements StorePorts {

  static StorePorts at(Path file) {
    return new OpenPorts(Store.sqlite(file));
  }

  @Override
  public HistoryStore history() {
    return store.history();
  }

  @Override
  public LoadHistory loads() {
    return store.loads();
  }

  @Override
  public DecisionStore decisions() {
    return store.decisions();
  }

  @Override
  public Outbox outbox() {
    return store.outbox();
  }

  @Override
  public void close() {
    store.close();
  }
}
