package dev.roadworthy.store;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The database has answered, and this version does not understand what. */
final class UnreadableRow extends SQLException {

  private static final long serialVersionUID = 1L;

  UnreadableRow(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
