package dev.roadworthy.store;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One statement that is executed for each row: in SQLite nothing is between it and the table. */
final class RowByRow implements BulkInsert {

  @Override
  public boolean[] write(Session session, Insert insert, List<@Nullable Object[]> rows)
      throws SQLException {
    Session.Batch batch = session.batch(insert.sql("VALUES (", ")"));
    for (@Nullable Object[] row : rows) {
      batch.add(row);
    }
    int[] counts = batch.write();
    boolean[] written = new boolean[counts.length];
    for (int i = 0; i < counts.length; i++) {
      written[i] = counts[i] > 0;
    }
    return written;
  }
}
