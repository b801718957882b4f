package dev.roadworthy.store;

import dev.roadworthy.testkit.DecisionStoreContract;
import dev.roadworthy.testkit.StorePorts;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteDecisionsTest extends DecisionStoreContract {

  @TempDir private Path folder;

  @Override
  protected StorePorts open(String name) {
    return OpenPorts.at(folder.resolve(name + ".db"));
  }
}
