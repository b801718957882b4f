package dev.roadworthy.gatling;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Suites of load tests, and the application that they put under load. */
@SuppressWarnings("NullAway.Init")
abstract class UnderLoad {

  @TempDir Path folder;

  Server server;
  Suite suite;

  @BeforeEach
  void startTheApplication() throws IOException {
    server = new Server();
    suite = new Suite(folder, server.url());
  }

  @AfterEach
  void stopIt() {
    server.close();
  }
}
