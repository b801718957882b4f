package dev.roadworthy.store;

import dev.roadworthy.testkit.OutboxContract;
import dev.roadworthy.testkit.StorePorts;

class PostgresOutboxTest extends OutboxContract {

  private final PostgresPorts stores = new PostgresPorts();

  @Override
  protected StorePorts open(String name) {
    return stores.open(name);
  }
}
