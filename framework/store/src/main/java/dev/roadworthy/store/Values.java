package dev.roadworthy.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How facts become the values of columns, and back. */
final class Values {

  private static final long NANOS = 1_000_000_000L;

  private Values() {}

  static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      bind(statement, i + 1, values[i]);
    }
  }

  private static void bind(PreparedStatement statement, int index, @Nullable Object value)
      throws SQLException {
    if (value == null) {
      statement.setNull(index, Types.NULL);
    } else if (value instanceof String text) {
      statement.setString(index, storable(text));
    } else if (value instanceof Long number) {
      statement.setLong(index, number);
    } else if (value instanceof Integer number) {
      statement.setInt(index, number);
    } else if (value instanceof Boolean flag) {
      statement.setInt(index, flag ? 1 : 0);
    } else if (value instanceof Instant instant) {
      statement.setLong(index, nanos(instant));
    } else if (value instanceof Duration duration) {
      statement.setLong(index, nanos(duration));
    } else if (value instanceof Enum<?> constant) {
      statement.setString(index, constant.name());
    } else if (value instanceof byte[] bytes) {
      statement.setBytes(index, bytes);
    } else {
      throw new IllegalArgumentException("no column holds a " + value.getClass().getName());
    }
  }

  /** PostgreSQL has no U+0000 in text; U+FFFD says that something stood there. */
  static String storable(String text) {
    return text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
  }

  /** A clock that is centuries off is taken as far as the column goes: 1677 to 2262. */
  static long nanos(Instant instant) {
    return nanos(instant.getEpochSecond(), instant.getNano());
  }

  static long nanos(Duration duration) {
    return nanos(duration.getSeconds(), duration.getNano());
  }

  private static long nanos(long seconds, int nanos) {
    long furthest = Long.MAX_VALUE / NANOS - 1;
    if (seconds > furthest) {
      return Long.MAX_VALUE;
    }
    return seconds < -furthest ? Long.MIN_VALUE : seconds * NANOS + nanos;
  }

  static Instant instant(long nanos) {
    return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
  }
}
