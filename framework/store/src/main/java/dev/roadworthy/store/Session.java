package dev.roadworthy.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A connection whose statements are prepared once and used again. Not thread-safe. */
final class Session implements AutoCloseable {

  /** How long a connection may take to say that it lives. */
  private static final int SECONDS_TO_ANSWER = 2;

  private final Connection connection;
  private final BulkInsert bulk;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  Session(Connection connection, BulkInsert bulk) {
    this.connection = connection;
    this.bulk = bulk;
  }

  /** What a row becomes. */
  interface Mapping<T> {
    T of(Row row) throws SQLException;
  }

  <T> List<T> list(String sql, Mapping<T> mapping, @Nullable Object... values) throws SQLException {
    PreparedStatement statement = bound(sql, values);
    try (ResultSet rows = statement.executeQuery()) {
      Row row = new Row(rows);
      List<T> found = new ArrayList<>();
      while (rows.next()) {
        found.add(mapping.of(row));
      }
      return found;
    }
  }

  <T> Optional<T> first(String sql, Mapping<T> mapping, @Nullable Object... values)
      throws SQLException {
    PreparedStatement statement = bound(sql, values);
    try (ResultSet rows = statement.executeQuery()) {
      return rows.next() ? Optional.of(mapping.of(new Row(rows))) : Optional.empty();
    }
  }

  boolean exists(String sql, @Nullable Object... values) throws SQLException {
    return first(sql, row -> true, values).isPresent();
  }

  /** Returns how many rows were written. */
  int update(String sql, @Nullable Object... values) throws SQLException {
    return bound(sql, values).executeUpdate();
  }

  /** A statement that is executed many times at once. */
  Batch batch(String sql) throws SQLException {
    PreparedStatement statement = statement(sql);
    statement.clearBatch();
    return new Batch(statement);
  }

  /** Returns whether each of the rows was written. */
  boolean[] insert(Insert insert, List<@Nullable Object[]> rows) throws SQLException {
    return rows.isEmpty() ? new boolean[0] : bulk.write(this, insert, rows);
  }

  Array array(String type, @Nullable Object[] values) throws SQLException {
    return connection.createArrayOf(type, values);
  }

  void commit() throws SQLException {
    connection.commit();
  }

  void rollBack() throws SQLException {
    connection.rollback();
  }

  /** True if nothing can be done on the connection any more. */
  boolean isBroken() throws SQLException {
    return !connection.isValid(SECONDS_TO_ANSWER);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private PreparedStatement bound(String sql, @Nullable Object... values) throws SQLException {
    PreparedStatement statement = statement(sql);
    Values.bind(statement, values);
    return statement;
  }

  PreparedStatement statement(String sql) throws SQLException {
    PreparedStatement known = prepared.get(sql);
    if (known == null) {
      known = connection.prepareStatement(sql);
      prepared.put(sql, known);
    }
    return known;
  }

  /** Rows that are written together. */
  static final class Batch {
    private final PreparedStatement statement;
    private int size;

    private Batch(PreparedStatement statement) {
      this.statement = statement;
    }

    void add(@Nullable Object... values) throws SQLException {
      Values.bind(statement, values);
      statement.addBatch();
      size++;
    }

    /** Returns how many rows each wrote, in the order in which they were added. */
    int[] write() throws SQLException {
      return size == 0 ? new int[0] : statement.executeBatch();
    }
  }
}
