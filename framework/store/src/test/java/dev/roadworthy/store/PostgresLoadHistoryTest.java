package dev.roadworthy.store;

import dev.roadworthy.testkit.LoadHistoryContract;
import dev.roadworthy.testkit.StorePorts;

class PostgresLoadHistoryTest extends LoadHistoryContract {

  private final PostgresPorts stores = new PostgresPorts();

  @Override
  protected StorePorts open(String name) {
    return stores.open(name);
  }
}
