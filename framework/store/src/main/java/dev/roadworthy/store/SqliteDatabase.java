package dev.roadworthy.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteDataSource;

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
    SqliteSchema.bringUpToDate(file);
    try {
      Connection reading = connect(file, patience);
      try {
        Connection writing = connect(file, patience);
        return new SqliteDatabase(
            file, new Line(reading, "BEGIN"), new Line(writing, "BEGIN IMMEDIATE"));
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
    line.lock.lock();
    try {
      return line.transact(work);
    } catch (SQLException e) {
      throw SqliteFailure.of(file, e);
    } finally {
      line.lock.unlock();
    }
  }

  @Override
  public void close() {
    writing.lock.lock();
    reading.lock.lock();
    try (Connection first = reading.connection;
        Connection last = writing.connection) {
      // Both are closed, and the last one to go folds the log into the file.
    } catch (SQLException e) {
      throw SqliteFailure.of(file, e);
    } finally {
      reading.lock.unlock();
      writing.lock.unlock();
    }
  }

  /** A connection, and who has it. */
  private static final class Line {
    private final ReentrantLock lock = new ReentrantLock();
    private final Connection connection;
    private final Statement control;
    private final String begin;
    private final Session session;

    Line(Connection connection, String begin) throws SQLException {
      this.connection = connection;
      this.begin = begin;
      this.control = connection.createStatement();
      this.session = new Session(connection);
    }

    /** The driver's own transactions begin the next one with each commit, and hold its lock. */
    <T> T transact(Work<T> work) throws SQLException {
      control.execute(begin);
      try {
        T result = work.in(session);
        control.execute("COMMIT");
        return result;
      } catch (SQLException | RuntimeException | Error e) {
        rollBack(e);
        throw e;
      }
    }

    /** Some failures have rolled back already; that is what the second one then says. */
    private void rollBack(Throwable because) {
      try {
        control.execute("ROLLBACK");
      } catch (SQLException e) {
        because.addSuppressed(e);
      }
    }
  }
}
