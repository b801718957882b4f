package dev.roadworthy.store;

import dev.roadworthy.testkit.RollupContract;
import dev.roadworthy.testkit.StorePorts;

class PostgresRollupsTest extends RollupContract {

  private final PostgresPorts stores = new PostgresPorts();

  @Override
  protected StorePorts open(String name) {
    return stores.open(name);
  }
}
