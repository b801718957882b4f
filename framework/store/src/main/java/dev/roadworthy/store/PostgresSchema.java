package dev.roadworthy.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings a database to the schema of this version, in the first schema of its search path. Flyway
 * locks it meanwhile; others may look at any time.
 */
final class PostgresSchema {

  /** Of our own: beside it may stand the table of another program that uses Flyway. */
  private static final String HISTORY = "roadworthy_schema_history";

  private static final int NONE = 0;

  private PostgresSchema() {}

  static void bringUpToDate(PostgresAddress address) {
    try (Connection connection = address.connect()) {
      if (version(address, new Session(connection, new ColumnByColumn())) != SqliteSchema.VERSION) {
        migrate(address);
      }
    } catch (SQLException e) {
      throw PostgresFailure.of(address, e);
    }
  }

  private static int version(PostgresAddress address, Session session) throws SQLException {
    requireUnicode(address, session);
    String schema =
        session
            .first("SELECT coalesce(current_schema(), '') AS name", row -> row.text("name"))
            .orElse("");
    if (schema.isEmpty()) {
      throw refused(
          address,
          "has none of the schemas in this user's search path: create one, as with CREATE SCHEMA"
              + " roadworthy");
    }
    if (!session.exists(
        "SELECT 1 FROM pg_tables WHERE schemaname = ? AND tablename = ?", schema, HISTORY)) {
      refuseForeign(address, session, schema);
      return NONE;
    }
    int version =
        session
            .first(
                "SELECT max(CAST(version AS INTEGER)) AS version FROM "
                    + HISTORY
                    + " WHERE success",
                row -> row.count("version"))
            .orElse(NONE);
    refuseNewer(address, version);
    return version;
  }

  private static void requireUnicode(PostgresAddress address, Session session) throws SQLException {
    String encoding =
        session.first("SHOW server_encoding", row -> row.text("server_encoding")).orElse("none");
    if (!encoding.equals("UTF8")) {
      throw refused(
          address,
          "must hold text as UTF8, but has encoding "
              + encoding
              + ". Example: CREATE DATABASE roadworthy ENCODING 'UTF8' TEMPLATE template0");
    }
  }

  private static void refuseForeign(PostgresAddress address, Session session, String schema)
      throws SQLException {
    if (session.exists("SELECT 1 FROM pg_tables WHERE schemaname = ?", schema)) {
      throw refused(
          address,
          "has other tables in schema "
              + schema
              + ", which must be Roadworthy's alone: name another database, or a schema of its own"
              + " by adding ?currentSchema=roadworthy to the URL");
    }
  }

  private static void refuseNewer(PostgresAddress address, int version) {
    if (version > SqliteSchema.VERSION) {
      throw refused(
          address,
          "was written by a newer Roadworthy: it has schema "
              + version
              + ", this version knows schemas up to "
              + SqliteSchema.VERSION
              + ". Use the newer Roadworthy, or name another database");
    }
  }

  private static StoreException refused(PostgresAddress address, String sentence) {
    return new StoreException("The database " + address + " " + sentence, null);
  }

  private static void migrate(PostgresAddress address) {
    try {
      Flyway.configure(PostgresSchema.class.getClassLoader())
          .loggers("slf4j")
          .dataSource(address.patient())
          .table(HISTORY)
          .locations("classpath:dev/roadworthy/store/migrations")
          .placeholders(
              Map.of(
                  "text",
                  "TEXT COLLATE \"C\"",
                  "blob",
                  "BYTEA",
                  "identity",
                  "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
                  "clustered",
                  ""))
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new StoreException(
          "The database "
              + address
              + " could not be brought to schema "
              + SqliteSchema.VERSION
              + " and is as it was before: "
              + address.shown(e.getMessage()),
          e);
    }
  }
}
