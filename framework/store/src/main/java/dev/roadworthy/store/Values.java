package dev.roadworthy.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How facts become the values of columns, and back. */
final class Values {

  private static final long NANOS = 1_000_000_000L;

  private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2099-12-31T23:59:59.999999999Z");

  /** A start and a duration have a sum that still is a number of 64 bits. */
  private static final Duration LONGEST = Duration.ofDays(36_500);

  private Values() {}

  static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      bind(statement, i + 1, values[i]);
    }
  }

  private static void bind(PreparedStatement statement, int index, @Nullable Object value)
      throws SQLException {
    Object stored = stored(value);
    if (stored == null) {
      statement.setNull(index, Types.NULL);
    } else if (stored instanceof String text) {
      statement.setString(index, text);
    } else if (stored instanceof Long number) {
      statement.setLong(index, number);
    } else if (stored instanceof Integer number) {
      statement.setInt(index, number);
    } else if (stored instanceof byte[] bytes) {
      statement.setBytes(index, bytes);
    }
  }

  /** A fact as the text, number or bytes of a column. */
  static @Nullable Object stored(@Nullable Object value) {
    if (value == null
        || value instanceof Long
        || value instanceof Integer
        || value instanceof byte[]) {
      return value;
    } else if (value instanceof String text) {
      return storable(text);
    } else if (value instanceof Boolean flag) {
      return flag ? 1 : 0;
    } else if (value instanceof Instant instant) {
      return nanos(instant);
    } else if (value instanceof Duration duration) {
      return nanos(duration);
    } else if (value instanceof Enum<?> constant) {
      return constant.name();
    }
    throw new IllegalArgumentException("no column holds a " + value.getClass().getName());
  }

  /**
   * PostgreSQL has no U+0000 in text; U+FFFD says that something stood there. Of a lone surrogate,
   * which is no character, a question mark remains.
   */
  static String storable(String text) {
    return text.chars().allMatch(each -> each != 0 && !Character.isSurrogate((char) each))
        ? text
        : new String(text.replace('\0', '\uFFFD').getBytes(UTF_8), UTF_8);
  }

  /** A clock that is a century off is taken as far as this goes: from 1900 to 2099. */
  static long nanos(Instant instant) {
    Instant within = instant.isBefore(EARLIEST) ? EARLIEST : instant;
    within = within.isAfter(LATEST) ? LATEST : within;
    return within.getEpochSecond() * NANOS + within.getNano();
  }

  static long nanos(Duration duration) {
    Duration within = duration.compareTo(LONGEST) > 0 ? LONGEST : duration;
    within = within.compareTo(LONGEST.negated()) < 0 ? LONGEST.negated() : within;
    return within.toNanos();
  }

  static Instant instant(long nanos) {
    return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
  }
}
