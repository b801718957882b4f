package dev.roadworthy.store;

import dev.roadworthy.testkit.SharedStoreContract;
import dev.roadworthy.testkit.StorePorts;

class PostgresSharedTest extends SharedStoreContract {

  private final PostgresPorts stores = new PostgresPorts();

  @Override
  protected StorePorts open(String name) {
    return stores.open(name);
  }
}
