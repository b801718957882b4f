package dev.roadworthy.store;

import dev.roadworthy.testkit.RollupContract;
import dev.roadworthy.testkit.StorePorts;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteRollupsTest extends RollupContract {

  @TempDir private Path folder;

  @Override
  protected StorePorts open(String name) {
    return OpenPorts.at(folder.resolve(name + ".db"));
  }
}
