package dev.roadworthy.store;

import java.util.Collections;

/**
 * Rows of one table that are written together.
 *
 * @param table its name
 * @param key the columns that no two rows share
 * @param others the other columns; empty if there are none
 * @param onConflict what becomes of a row whose key is there already: {@code DO ...}
 */
record Insert(String table, String key, String others, String onConflict) {

  static final String LEAVE_OUT = "DO NOTHING";

  int keyColumns() {
    return key.split(",").length;
  }

  int columns() {
    return keyColumns() + (others.isEmpty() ? 0 : others.split(",").length);
  }

  /** The statement, with a parameter for each column between what is before and after them. */
  String sql(String before, String after) {
    String parameters = String.join(", ", Collections.nCopies(columns(), "?"));
    return "INSERT INTO "
        + table
        + " ("
        + key
        + (others.isEmpty() ? "" : ", " + others)
        + ") "
        + before
        + parameters
        + after
        + " ON CONFLICT ("
        + key
        + ") "
        + onConflict;
  }
}
