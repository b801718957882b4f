package dev.roadworthy.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One statement for all rows, with an array for each column: PostgreSQL plans and locks once. */
final class ColumnByColumn implements BulkInsert {

  @Override
  public boolean[] write(Session session, Insert insert, List<@Nullable Object[]> rows)
      throws SQLException {
    PreparedStatement statement =
        session.statement(insert.sql("SELECT * FROM unnest(", ")") + " RETURNING " + insert.key());
    Map<List<@Nullable Object>, Integer> places = new HashMap<>();
    @Nullable Object[][] columns = new @Nullable Object[insert.columns()][rows.size()];
    for (int place = 0; place < rows.size(); place++) {
      @Nullable Object[] row = rows.get(place);
      for (int i = 0; i < columns.length; i++) {
        columns[i][place] = Values.stored(row[i]);
      }
      places.putIfAbsent(key(columns, place, insert.keyColumns()), place);
    }
    for (int i = 0; i < columns.length; i++) {
      bind(session, statement, i + 1, columns[i]);
    }
    boolean[] written = new boolean[rows.size()];
    try (ResultSet keys = statement.executeQuery()) {
      while (keys.next()) {
        List<@Nullable Object> key = new ArrayList<>();
        for (int i = 1; i <= insert.keyColumns(); i++) {
          key.add(keys.getObject(i));
        }
        Integer place = places.get(key);
        if (place == null) {
          throw new SQLException("the key " + key + " came back from none of the rows");
        }
        written[place] = true;
      }
    }
    return written;
  }

  private static List<@Nullable Object> key(
      @Nullable Object[][] columns, int place, int keyColumns) {
    @Nullable Object[] key = new @Nullable Object[keyColumns];
    for (int i = 0; i < keyColumns; i++) {
      key[i] = columns[i][place];
    }
    return Arrays.asList(key);
  }

  private static void bind(
      Session session, PreparedStatement statement, int index, @Nullable Object[] column)
      throws SQLException {
    Object first = Arrays.stream(column).filter(value -> value != null).findFirst().orElse("");
    if (first instanceof Long) {
      bind(session, statement, index, "int8", Arrays.copyOf(column, column.length, Long[].class));
    } else if (first instanceof Integer) {
      bind(
          session, statement, index, "int4", Arrays.copyOf(column, column.length, Integer[].class));
    } else if (first instanceof byte[]) {
      bind(
          session, statement, index, "bytea", Arrays.copyOf(column, column.length, byte[][].class));
    } else {
      bind(session, statement, index, "text", Arrays.copyOf(column, column.length, String[].class));
    }
  }

  private static void bind(
      Session session,
      PreparedStatement statement,
      int index,
      String type,
      @Nullable Object[] column)
      throws SQLException {
    statement.setArray(index, session.array(type, column));
  }
}
