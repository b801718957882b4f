package dev.roadworthy.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteOpenMode;

/**
 * A file. With its write-ahead log, readers see the last commit and never wait for the writer; a
 * commit returns once it is on the disk.
 */
final class SqliteDatabase implements Database {

  /** How long others may keep the file locked. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /**
   * The log is folded into the file when it has so many pages (16 MB): seldom, because runs of many
   * checks touch the same pages again and again.
   */
  private static final int LOG_PAGES = 4_000;

  private final Path file;
  private final Line reading;
  private final Line writing;

  private SqliteDatabase(Path file, Line reading, Line writing) {
    this.file = file;
    this.reading = reading;
    this.writing = writing;
  }

  static SqliteDatabase open(Path file) {
    return open(file, PATIENCE);
  }

  static SqliteDatabase open(Path file, Duration patience) {
    SqliteLibrary.load();
    SqliteSchema.bringUpToDate(file);
    try {
      Line reading = Line.open(new Transactions(file, patience, "BEGIN"));
      try {
        return new SqliteDatabase(
            file, reading, Line.open(new Transactions(file, patience, "BEGIN IMMEDIATE")));
      } catch (SQLException | RuntimeException e) {
        reading.close();
        throw e;
      }
    } catch (SQLException e) {
      throw SqliteFailure.of(file, e);
    }
  }

  private static Connection connect(Path file, Duration patience) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout((int) patience.toMillis());
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    config.setCacheSize(-16_000);
    config.resetOpenMode(
        SQLiteOpenMode.CREATE); // the schema did; what was moved away is not made anew
    Connection connection = config.createConnection(url(file));
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA wal_autocheckpoint = " + LOG_PAGES);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** Without a log of its own making: looks at a file before anything about it is changed. */
  static DataSource plain(Path file) {
    SQLiteDataSource source = new SQLiteDataSource();
    source.setUrl(url(file));
    source.getConfig().setBusyTimeout((int) PATIENCE.toMillis());
    return source;
  }

  /** In a plain name the driver takes what stands behind a question mark for settings. */
  private static String url(Path file) {
    return "jdbc:sqlite:" + file.toUri();
  }

  @Override
  public <T> T read(Work<T> work) {
    return transact(reading, work);
  }

  @Override
  public <T> T write(Work<T> work) {
    return transact(writing, work);
  }

  private <T> T transact(Line line, Work<T> work) {
    try {
      return line.transact(work);
    } catch (SQLException e) {
      throw SqliteFailure.of(file, e);
    }
  }

  /** Who shares a file shares its folder, in which load tests take turns by themselves. */
  @Override
  public Optional<LoadTurn> turn(String name) {
    return Optional.of(() -> {});
  }

  @Override
  public void close() {
    try (Line first = reading;
        Line last = writing) {
      // Both are closed, and the last one to go folds the log into the file.
    } catch (SQLException e) {
      throw SqliteFailure.of(file, e);
    }
  }

  /** The driver's own transactions begin the next one with each commit, and hold its lock. */
  private record Transactions(Path file, Duration patience, String begin) implements Line.Dialect {

    @Override
    public Session connect() throws SQLException {
      return new Session(SqliteDatabase.connect(file, patience), new RowByRow());
    }

    @Override
    public void begin(Session session) throws SQLException {
      session.update(begin);
    }

    @Override
    public void commit(Session session) throws SQLException {
      session.update("COMMIT");
    }

    @Override
    public void rollBack(Session session) throws SQLException {
      session.update("ROLLBACK");
    }
  }
}
