package dev.roadworthy.store;

import dev.roadworthy.testkit.DecisionStoreContract;
import dev.roadworthy.testkit.StorePorts;

class PostgresDecisionsTest extends DecisionStoreContract {

  private final PostgresPorts stores = new PostgresPorts();

  @Override
  protected StorePorts open(String name) {
    return stores.open(name);
  }
}
