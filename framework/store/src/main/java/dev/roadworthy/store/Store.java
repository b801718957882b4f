package dev.roadworthy.store;

import dev.roadworthy.alerting.DecisionStore;
import dev.roadworthy.alerting.Outbox;
import dev.roadworthy.history.HistoryStore;
import dev.roadworthy.history.LoadHistory;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * History, decisions and outbox in one database. Thread-safe; several processes may have the same
 * store open. Every method of the ports throws {@link StoreException} when the database does not do
 * its part.
 */
public final class Store implements AutoCloseable {

  private final Database database;
  private final HistoryStore history;
  private final LoadHistory loads;
  private final DecisionStore decisions;
  private final Outbox outbox;

  private Store(Database database) {
    this.database = database;
    this.history = new SqlHistory(database);
    this.loads = new SqlLoads(database);
    this.decisions = new SqlDecisions(database);
    this.outbox = new SqlOutbox(database);
  }

  /**
   * Opens an SQLite file, and brings it to the schema of this version.
   *
   * @param file is created, with its folders, if it does not exist; beside it stand its log and a
   *     file named {@code .lock}. On a local disk: network file systems do not lock as they should
   * @throws StoreException if the file is no database, not one of Roadworthy's, or one of a newer
   *     version; if it cannot be read and written; or if another process keeps it locked
   */
  public static Store sqlite(Path file) {
    return new Store(SqliteDatabase.open(file.toAbsolutePath().normalize()));
  }

  /**
   * Opens a database on a PostgreSQL server (14 or newer), and brings it to the schema of this
   * version. A call waits at most a minute or so for a server that does not answer; after that the
   * next call tries again.
   *
   * @param url such as {@code jdbc:postgresql://db.example/roadworthy}, with the driver's settings
   *     after a question mark, and neither user nor password in it
   * @param user null for the one that the driver takes: this process's
   * @param password stands in no message; null for none
   * @throws StoreException if the URL is not right, the server cannot be reached or does not let
   *     the user in, or the schema is another program's or one of a newer version
   */
  public static Store postgres(String url, @Nullable String user, @Nullable String password) {
    return new Store(PostgresDatabase.open(PostgresAddress.of(url, user, password)));
  }

  /** Runs and what is known of them. */
  public HistoryStore history() {
    return history;
  }

  /** What load tests have measured. */
  public LoadHistory loads() {
    return loads;
  }

  /** What was decided. */
  public DecisionStore decisions() {
    return decisions;
  }

  /** Letters on their way. */
  public Outbox outbox() {
    return outbox;
  }

  /**
   * The turn to put an environment under load, for as long as it is held. Of an SQLite file it can
   * always be had: who shares that shares its folder, in which load tests take turns by themselves.
   *
   * @return empty if somebody else has it
   */
  public Optional<LoadTurn> loadTurn(String environment) {
    return database.turn("load of " + environment);
  }

  /** Waits for what is under way, then lets go of the database. */
  @Override
  public void close() {
    database.close();
  }
}
