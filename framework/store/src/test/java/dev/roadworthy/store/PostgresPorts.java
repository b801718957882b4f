package dev.roadworthy.store;

import dev.roadworthy.testkit.StorePorts;
import java.util.HashMap;
import java.util.Map;

/** The databases of one test, by the names that it gives them. */
final class PostgresPorts {

  private final Map<String, String> urls = new HashMap<>();

  StorePorts open(String name) {
    PostgresServer server = PostgresServer.shared();
    return new OpenPorts(server.open(urls.computeIfAbsent(name, unused -> server.newDatabase())));
  }
}
