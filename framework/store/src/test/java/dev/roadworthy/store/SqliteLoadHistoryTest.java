package dev.roadworthy.store;

import dev.roadworthy.testkit.LoadHistoryContract;
import dev.roadworthy.testkit.StorePorts;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteLoadHistoryTest extends LoadHistoryContract {

  @TempDir private Path folder;

  @Override
  protected StorePorts open(String name) {
    return OpenPorts.at(folder.resolve(name + ".db"));
  }
}
