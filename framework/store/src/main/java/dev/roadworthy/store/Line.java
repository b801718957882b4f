package dev.roadworthy.store;

import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One connection, for one thread at a time. When it breaks, the next call has a new one: with a
 * database that went away and came back, things go on.
 */
final class Line implements AutoCloseable {

  /** How a connection is made, and how its transactions begin and end. */
  interface Dialect {
    Session connect() throws SQLException;

    void begin(Session session) throws SQLException;

    void commit(Session session) throws SQLException;

    void rollBack(Session session) throws SQLException;
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Dialect dialect;
  private @Nullable Session session;
  private boolean committing;
  private boolean broken;
  private boolean closed;

  private Line(Dialect dialect) {
    this.dialect = dialect;
  }

  static Line open(Dialect dialect) throws SQLException {
    Line line = new Line(dialect);
    line.session = dialect.connect();
    return line;
  }

  <T> T transact(Database.Work<T> work) throws SQLException {
    lock.lock();
    try {
      boolean mayBeStale = session != null;
      try {
        return once(work);
      } catch (SQLException e) {
        if (mayBeStale && broken && !committing) {
          return once(work); // broke since the last call; nothing of this one can have been kept
        }
        throw e;
      }
    } finally {
      lock.unlock();
    }
  }

  private <T> T once(Database.Work<T> work) throws SQLException {
    committing = false;
    broken = false;
    Session at = connected();
    try {
      dialect.begin(at);
      T result = work.in(at);
      committing = true;
      dialect.commit(at);
      return result;
    } catch (SQLException | RuntimeException | Error e) {
      rollBack(at, e);
      throw e;
    }
  }

  private Session connected() throws SQLException {
    if (closed) {
      throw new SQLException("the store is closed");
    }
    Session at = session == null ? dialect.connect() : session;
    session = at;
    return at;
  }

  /**
   * A connection that has failed is not used again: SQLite's driver has closed statements by then
   * that were prepared on it, and nobody knows whether a transaction is still open.
   */
  private void rollBack(Session at, Throwable because) {
    boolean failed = because instanceof SQLException;
    try {
      dialect.rollBack(at);
    } catch (SQLException e) {
      because.addSuppressed(e);
      failed = true;
    }
    try {
      broken = at.isBroken();
      if (broken || failed) {
        session = null;
        at.close();
      }
    } catch (SQLException e) {
      because.addSuppressed(e);
    }
  }

  /** Waits for what is under way. */
  @Override
  public void close() throws SQLException {
    lock.lock();
    try {
      closed = true;
      if (session != null) {
        session.close();
        session = null;
      }
    } finally {
      lock.unlock();
    }
  }
}
