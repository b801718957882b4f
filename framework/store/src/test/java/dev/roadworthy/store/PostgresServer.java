package dev.roadworthy.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real server on a port of its own. It ends with this JVM, however that ends: what waits at the
 * other end of a pipe hears of it.
 */
final class PostgresServer implements AutoCloseable {

  static final String USER = "roadworthy";
  static final String PASSWORD = "c4n4ry-1n-th3-c0alm1ne";

  private final Path folder;
  private EmbeddedPostgres server;
  private final AtomicInteger databases = new AtomicInteger();

  private PostgresServer(Path folder) throws IOException {
    this.folder = folder;
    this.server = started(folder, 0);
    sql("postgres", "CREATE ROLE " + USER + " LOGIN PASSWORD '" + PASSWORD + "'");
  }

  /** The one that tests share which do nothing to it. */
  static PostgresServer shared() {
    return Shared.SERVER;
  }

  private static final class Shared {
    static final PostgresServer SERVER = start();
  }

  static PostgresServer start() {
    try {
      return new PostgresServer(Files.createTempDirectory("roadworthy-postgres"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static EmbeddedPostgres started(Path folder, int port) throws IOException {
    EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setDataDirectory(folder.resolve("data"))
            .setCleanDataDirectory(false)
            .setPort(port)
            .setServerConfig("max_connections", "60")
            .start();
    endWithThisJvm(folder.resolve("data"));
    return server;
  }

  private static void endWithThisJvm(Path data) throws IOException {
    new ProcessBuilder(
            "sh",
            "-c",
            "cat; kill -INT $(head -1 '"
                + data
                + "/postmaster.pid') && sleep 2; rm -rf '"
                + data
                + "'")
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private EmbeddedPostgres server() {
    return server;
  }

  int port() {
    return server.getPort();
  }

  void stop() throws IOException {
    server().close();
  }

  void startAgain() throws IOException {
    server = started(folder, server.getPort());
  }

  /** The URL of a new, empty database of the user's own. */
  String newDatabase() {
    return database("db" + databases.incrementAndGet());
  }

  /** The URL of a database, which is created if it is not there. */
  String database(String name) {
    sql("postgres", "CREATE DATABASE " + name + " OWNER " + USER);
    return url(name);
  }

  String url(String name) {
    return "jdbc:postgresql://localhost:" + port() + "/" + name;
  }

  Store open(String url) {
    return Store.postgres(url, USER, PASSWORD);
  }

  /** As the server's own superuser. */
  void sql(String database, String... statements) {
    try (Connection connection =
            DriverManager.getConnection(url(database), "postgres", "postgres");
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
