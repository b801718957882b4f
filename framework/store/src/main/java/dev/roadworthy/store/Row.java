package dev.roadworthy.store;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.fault.Layer;
import dev.roadworthy.fault.Outcome;
import dev.roadworthy.history.CheckKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The row of a result that is looked at, with the columns as facts. */
final class Row {

  private final ResultSet rows;

  Row(ResultSet rows) {
    this.rows = rows;
  }

  String text(String column) throws SQLException {
    String value = rows.getString(column);
    if (value == null) {
      throw new UnreadableRow(column + " is empty, which this version never writes", null);
    }
    return value;
  }

  @Nullable String optionalText(String column) throws SQLException {
    return rows.getString(column);
  }

  <E extends Enum<E>> E constant(Class<E> type, String column) throws SQLException {
    String name = text(column);
    try {
      return Enum.valueOf(type, name);
    } catch (IllegalArgumentException e) {
      throw new UnreadableRow(column + " is " + name + ", which this version does not know", e);
    }
  }

  long number(String column) throws SQLException {
    return rows.getLong(column);
  }

  int count(String column) throws SQLException {
    return rows.getInt(column);
  }

  boolean flag(String column) throws SQLException {
    return rows.getInt(column) != 0;
  }

  byte[] bytes(String column) throws SQLException {
    return rows.getBytes(column);
  }

  byte @Nullable [] optionalBytes(String column) throws SQLException {
    return rows.getBytes(column);
  }

  Instant instant(String column) throws SQLException {
    return Values.instant(rows.getLong(column));
  }

  @Nullable Instant optionalInstant(String column) throws SQLException {
    long nanos = rows.getLong(column);
    return rows.wasNull() ? null : Values.instant(nanos);
  }

  Duration duration(String column) throws SQLException {
    return Duration.ofNanos(rows.getLong(column));
  }

  CheckKey key() throws SQLException {
    return new CheckKey(text("environment"), new CheckId(text("check_id")));
  }

  /** From fault_code, fault_outcome, fault_title and fault_message; null if there is no code. */
  @Nullable Fault fault() throws SQLException {
    return optionalText("fault_code") == null
        ? null
        : fault(constant(Outcome.class, "fault_outcome"));
  }

  /** The same, where the outcome stands elsewhere. */
  @Nullable Fault fault(Outcome outcome) throws SQLException {
    String code = optionalText("fault_code");
    if (code == null) {
      return null;
    }
    Layer layer = Layer.ofLetter(code.charAt(0));
    return new Fault(
        new FaultCode(code, layer, outcome, text("fault_title")), text("fault_message"));
  }
}
