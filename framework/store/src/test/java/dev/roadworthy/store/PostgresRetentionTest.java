package dev.roadworthy.store;

import dev.roadworthy.testkit.RetentionContract;
import dev.roadworthy.testkit.StorePorts;

class PostgresRetentionTest extends RetentionContract {

  private final PostgresPorts stores = new PostgresPorts();

  @Override
  protected StorePorts open(String name) {
    return stores.open(name);
  }
}
