package dev.roadworthy.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.ReentrantLock;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/**
 * A file. With its write-ahead log, readers see the last commit and never wait for the writer; a
 * commit returns once it is on the disk.
 */
final class SqliteDatabase implements Database {

  static final int PATIENCE_MILLIS = 15_000;

  private final Path file;
  private final Line reading;
  private final Line writing;

  private SqliteDatabase(Path file, Line reading, Line writing) {
    this.file = file;
    this.reading = reading;
    this.writing = writing;
  }

  static SqliteDatabase open(Path file) {
    SqliteSchema.bringUpToDate(file);
    try {
      Connection reading = connect(file);
      try {
        return new SqliteDatabase(
            file, new Line(reading, "BEGIN"), new Line(connect(file), "BEGIN IMMEDIATE"));
      } catch (SQLException | RuntimeException e) {
        reading.close();
        throw e;
      }
    } catch (SQLException e) {
      throw SqliteFailure.of(file, e);
    }
  }

  static Connection connect(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(PATIENCE_MILLIS);
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    config.setCacheSize(-16_000);
    return config.createConnection(url(file));
  }

  static String url(Path file) {
    return "jdbc:sqlite:" + file;
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
