package dev.roadworthy.store;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.history.Series;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** A series is a number in the tables of runs and rollups. */
final class SeriesTable {

  private SeriesTable() {}

  static List<Series> all(Session session) throws SQLException {
    return session.list(
        "SELECT environment, branch, check_id FROM series"
            + " WHERE EXISTS (SELECT 1 FROM runs WHERE runs.series_id = series.id)"
            + " ORDER BY environment, check_id, branch",
        SeriesTable::series);
  }

  static Series series(Row row) throws SQLException {
    return new Series(
        row.text("environment"), row.text("branch"), new CheckId(row.text("check_id")));
  }

  static Optional<Long> number(Session session, Series series) throws SQLException {
    return session.first(
        "SELECT id FROM series WHERE environment = ? AND check_id = ? AND branch = ?",
        row -> row.number("id"),
        series.environment(),
        series.check().value(),
        series.branch());
  }

  static long numbered(Session session, Series series) throws SQLException {
    Optional<Long> known = number(session, series);
    if (known.isPresent()) {
      return known.get();
    }
    session.update(
        "INSERT INTO series (environment, check_id, branch) VALUES (?, ?, ?)"
            + " ON CONFLICT (environment, check_id, branch) DO NOTHING",
        series.environment(),
        series.check().value(),
        series.branch());
    return number(session, series)
        .orElseThrow(() -> new SQLException("the series " + series + " did not stay"));
  }
}
