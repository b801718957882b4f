package dev.roadworthy.store;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a database takes many rows quickest. */
interface BulkInsert {

  /**
   * Writes rows.
   *
   * @param rows at least one; with {@code DO UPDATE}, no two of one key
   * @return whether each was written
   */
  boolean[] write(Session session, Insert insert, List<@Nullable Object[]> rows)
      throws SQLException;
}
