package dev.roadworthy.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * A server that several machines share. Readers see one state and wait for nobody; writers come one
 * after the other, because each takes the same lock, and gives it back with its transaction.
 */
final class PostgresDatabase implements Database {

  /** Any number that others are unlikely to lock; "roadwort" in ASCII. */
  private static final long WRITING = 0x726f6164776f7274L;

  /** Likewise; "road". */
  private static final int TURNS = 0x726f6164;

  private final PostgresAddress address;
  private final Line reading;
  private final Line writing;

  private PostgresDatabase(PostgresAddress address, Line reading, Line writing) {
    this.address = address;
    this.reading = reading;
    this.writing = writing;
  }

  static PostgresDatabase open(PostgresAddress address) {
    PostgresSchema.bringUpToDate(address);
    try {
      Line reading = Line.open(new Reading(address));
      try {
        return new PostgresDatabase(address, reading, Line.open(new Writing(address)));
      } catch (SQLException | RuntimeException e) {
        reading.close();
        throw e;
      }
    } catch (SQLException e) {
      throw PostgresFailure.of(address, e);
    }
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
      throw PostgresFailure.of(address, e);
    }
  }

  /** On a connection of its own: the server lets go of it when that ends, however it ends. */
  @Override
  public Optional<LoadTurn> turn(String name) {
    try {
      Connection connection = address.connect();
      boolean taken = false;
      try {
        taken = taken(connection, name);
      } finally {
        if (!taken) {
          connection.close();
        }
      }
      return taken ? Optional.of(() -> letGo(connection)) : Optional.empty();
    } catch (SQLException e) {
      throw PostgresFailure.of(address, e);
    }
  }

  private static boolean taken(Connection connection, String name) throws SQLException {
    try (PreparedStatement taking =
        connection.prepareStatement("SELECT pg_try_advisory_lock(?, hashtext(?))")) {
      taking.setInt(1, TURNS);
      taking.setString(2, name);
      try (ResultSet taken = taking.executeQuery()) {
        return taken.next() && taken.getBoolean(1);
      }
    }
  }

  private void letGo(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      throw PostgresFailure.of(address, e);
    }
  }

  @Override
  public void close() {
    try (Line first = reading;
        Line last = writing) {
      // Both are closed, also if one of them fails to.
    } catch (SQLException e) {
      throw PostgresFailure.of(address, e);
    }
  }

  /** The driver begins a transaction with the first statement. */
  private interface Transactions extends Line.Dialect {

    @Override
    default void commit(Session session) throws SQLException {
      session.commit();
    }

    @Override
    default void rollBack(Session session) throws SQLException {
      session.rollBack();
    }
  }

  private record Reading(PostgresAddress address) implements Transactions {

    @Override
    public Session connect() throws SQLException {
      Connection connection = address.connect();
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setReadOnly(true);
      connection.setAutoCommit(false);
      return new Session(connection, new ColumnByColumn());
    }

    @Override
    public void begin(Session session) {}
  }

  private record Writing(PostgresAddress address) implements Transactions {

    @Override
    public Session connect() throws SQLException {
      Connection connection = address.connect();
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      connection.setAutoCommit(false);
      return new Session(connection, new ColumnByColumn());
    }

    /** Each statement after this one sees what the writer before has committed. */
    @Override
    public void begin(Session session) throws SQLException {
      session.exists("SELECT pg_advisory_xact_lock(?)", WRITING);
    }
  }
}
