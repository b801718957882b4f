package dev.roadworthy.store;

import dev.roadworthy.testkit.HistoryOrderContract;
import dev.roadworthy.testkit.StorePorts;

class PostgresHistoryOrderTest extends HistoryOrderContract {

  private final PostgresPorts stores = new PostgresPorts();

  @Override
  protected StorePorts open(String name) {
    return stores.open(name);
  }
}
