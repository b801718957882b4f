package dev.roadworthy.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings a file to the schema of this version. Flyway does not lock SQLite, and the driver may
 * delete a file that another process has just created: both happen only under a lock of our own.
 */
final class SqliteSchema {

  /** The number of the newest migration. */
  static final int VERSION = 1;

  private static final int NONE = 0;

  private SqliteSchema() {}

  static void bringUpToDate(Path file) {
    if (Files.isRegularFile(file) && version(file) == VERSION) {
      return;
    }
    createFolder(file);
    try (FileLock lock = FileLock.on(file.resolveSibling(file.getFileName() + ".lock"))) {
      if (!Files.exists(file)) {
        Files.createFile(file);
      }
      if (version(file) != VERSION) {
        migrate(file);
      }
    } catch (IOException e) {
      throw new StoreException(
          "The database " + file + " cannot be prepared: " + FileFailure.sentence(e), e);
    }
  }

  private static void createFolder(Path file) {
    Path folder = file.getParent();
    if (folder == null || Files.isDirectory(file)) {
      throw new StoreException(
          "The database " + file + " is a folder: name a file, such as .roadworthy/history.db",
          null);
    }
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new StoreException(
          "The folder " + folder + " cannot be created: " + FileFailure.sentence(e), e);
    }
  }

  /** What the file has: {@link #VERSION}, an older one, or none. */
  private static int version(Path file) {
    try (Connection connection = SqliteDatabase.plain(file).getConnection()) {
      Session session = new Session(connection, new RowByRow());
      if (!session.exists("SELECT 1 FROM sqlite_master WHERE name = 'flyway_schema_history'")) {
        refuseForeign(file, session);
        return NONE;
      }
      int version =
          session
              .first(
                  "SELECT max(CAST(version AS INTEGER)) AS version FROM flyway_schema_history"
                      + " WHERE success = 1",
                  row -> row.count("version"))
              .orElse(NONE);
      refuseNewer(file, version);
      return version;
    } catch (SQLException e) {
      throw SqliteFailure.of(file, e);
    }
  }

  private static void refuseForeign(Path file, Session session) throws SQLException {
    if (session.exists("SELECT 1 FROM sqlite_master")) {
      throw new StoreException(
          "The database "
              + file
              + " is not one of Roadworthy's: it has other tables. Name another file",
          null);
    }
  }

  private static void refuseNewer(Path file, int version) {
    if (version > VERSION) {
      throw new StoreException(
          "The database "
              + file
              + " was written by a newer Roadworthy: it has schema "
              + version
              + ", this version knows schemas up to "
              + VERSION
              + ". Use the newer Roadworthy, or name another file",
          null);
    }
  }

  /** Stays with the file; changing it needs the file for oneself, as here under the lock. */
  private static void keepLog(Path file) throws SQLException {
    try (Connection connection = SqliteDatabase.plain(file).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
    }
  }

  private static void migrate(Path file) {
    try {
      keepLog(file);
      Flyway.configure(SqliteSchema.class.getClassLoader())
          .loggers("slf4j")
          .dataSource(SqliteDatabase.plain(file))
          .locations("classpath:dev/roadworthy/store/migrations")
          .placeholders(
              Map.of(
                  "text",
                  "TEXT",
                  "blob",
                  "BLOB",
                  "identity",
                  "INTEGER NOT NULL PRIMARY KEY",
                  "clustered",
                  "WITHOUT ROWID"))
          .load()
          .migrate();
    } catch (SQLException e) {
      throw SqliteFailure.of(file, e);
    } catch (FlywayException e) {
      throw new StoreException(
          "The database "
              + file
              + " could not be brought to schema "
              + VERSION
              + " and is as it was before: "
              + e.getMessage(),
          e);
    }
  }
}
