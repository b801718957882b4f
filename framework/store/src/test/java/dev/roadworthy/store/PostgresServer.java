package dev.roadworthy.store;

import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real server on a port of its own. It ends with this JVM, however that ends: what waits at the
 * other end of a pipe hears of it.
 */
public final class PostgresServer implements AutoCloseable {

  public static final String USER = "roadworthy";
  public static final String PASSWORD = "c4n4ry-1n-th3-c0alm1ne";

  private final Path folder;
  private EmbeddedPostgres server;
  private final AtomicInteger databases = new AtomicInteger();

  private PostgresServer(Path folder) throws IOException {
    this.folder = folder;
    this.server = started(folder, 0);
    sql("postgres", "CREATE ROLE " + USER + " LOGIN PASSWORD '" + PASSWORD + "'");
    requirePassword();
    endWithThisJvm(folder);
  }

  /** The server takes anybody's word otherwise. */
  private void requirePassword() throws IOException {
    Path rules = folder.resolve("data").resolve("pg_hba.conf");
    Files.writeString(rules, "host all " + USER + " all scram-sha-256\n" + Files.readString(rules));
    sql("postgres", "SELECT pg_reload_conf()");
    await().until(() -> !letsIn("wrong"));
  }

  private boolean letsIn(String password) {
    try (Connection connection = DriverManager.getConnection(url("postgres"), USER, password)) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  /** The one that tests share which do nothing to it. */
  public static PostgresServer shared() {
    return Shared.SERVER;
  }

  private static final class Shared {
    static final PostgresServer SERVER = start();
  }

  public static PostgresServer start() {
    return startIn(Path.of(System.getProperty("java.io.tmpdir")));
  }

  /** With its files in a folder of its own in this one. */
  public static PostgresServer startIn(Path parent) {
    try {
      return new PostgresServer(Files.createTempDirectory(parent, "roadworthy-postgres"));
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
    return server;
  }

  private static void endWithThisJvm(Path folder) throws IOException {
    String ends = "cat; kill -INT $(head -1 data/postmaster.pid) && sleep 2; rm -rf $PWD";
    new ProcessBuilder("sh", "-c", ends)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  int port() {
    return server.getPort();
  }

  /** It is away until {@link #startAgain}. */
  public void stop() throws IOException {
    server.close();
  }

  /** Sends a signal to the server, and to each process of it. */
  void signal(String signal) throws IOException, InterruptedException {
    long postmaster =
        Long.parseLong(Files.readAllLines(folder.resolve("data/postmaster.pid")).get(0));
    ProcessHandle handle = ProcessHandle.of(postmaster).orElseThrow();
    List<String> command = new ArrayList<>(List.of("kill", "-" + signal, "" + postmaster));
    handle.descendants().forEach(child -> command.add("" + child.pid()));
    if (new ProcessBuilder(command).start().waitFor() != 0) {
      throw new AssertionError("not sent: " + command);
    }
  }

  /** On the port that it had, with what it had. */
  public void startAgain() throws IOException {
    server = started(folder, server.getPort());
  }

  /** The URL of a new, empty database of the user's own. */
  public String newDatabase() {
    return database("db" + databases.incrementAndGet());
  }

  /** The URL of a database, which is created if it is not there. */
  public String database(String name) {
    sql("postgres", "CREATE DATABASE " + name + " OWNER " + USER);
    return url(name);
  }

  String url(String name) {
    return "jdbc:postgresql://localhost:" + port() + "/" + name;
  }

  public Store open(String url) {
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
