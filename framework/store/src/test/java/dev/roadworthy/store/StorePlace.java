package dev.roadworthy.store;

import java.nio.file.Path;

/** Where a child process finds its store: a file, or a database on the test's server. */
final class StorePlace {

  private StorePlace() {}

  static Store open(String place) {
    return place.startsWith("jdbc:")
        ? Store.postgres(place, PostgresServer.USER, PostgresServer.PASSWORD)
        : Store.sqlite(Path.of(place));
  }
}
