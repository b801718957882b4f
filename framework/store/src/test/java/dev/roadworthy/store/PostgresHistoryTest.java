package dev.roadworthy.store;

import dev.roadworthy.testkit.HistoryStoreContract;
import dev.roadworthy.testkit.StorePorts;

class PostgresHistoryTest extends HistoryStoreContract {

  private final PostgresPorts stores = new PostgresPorts();

  @Override
  protected StorePorts open(String name) {
    return stores.open(name);
  }
}
