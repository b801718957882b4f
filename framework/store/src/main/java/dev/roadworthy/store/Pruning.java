package dev.roadworthy.store;

import dev.roadworthy.history.Horizon;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One transaction that lets go of what lies beyond a horizon, as far as it comes. */
final class Pruning {

  /** So many rows at a time, so that whoever appends need not wait long. */
  private static final int ROWS_AT_ONCE = 500;

  private final Session session;
  private final Horizon horizon;
  private int left = ROWS_AT_ONCE;

  Pruning(Session session, Horizon horizon) {
    this.session = session;
    this.horizon = horizon;
  }

  /** Returns whether there may be more to do. */
  boolean some() throws SQLException {
    if (session.exists("SELECT 1 FROM dirty_hours")) {
      return true; // an hour is summed up for the last time before it loses a run
    }
    for (Line line : lines("runs", "started_at", horizon.runs())) {
      if (left > 0) {
        letGo(line, runsToLetGo(line));
      }
    }
    for (Line line : lines("rollups", "hour", horizon.rollups())) {
      if (left > 0) {
        letRollupsGo(line);
      }
    }
    letRoundsGo();
    letJournalsGo();
    left -= LoadTable.letSecondsGo(session, horizon.runs(), left);
    return left == 0;
  }

  /** Runs go by whole hours. */
  private static Instant hourOf(Instant instant) {
    return Values.instant(RollupTable.Hour.of(0, instant).start());
  }

  /** A series, by its number, and the check and environment in it. */
  private record Line(long series, String environment, String check) {

    static Line of(Row row) throws SQLException {
      return new Line(row.number("id"), row.text("environment"), row.text("check_id"));
    }
  }

  /** The series that have something in a table from before an hour. */
  private List<Line> lines(String table, String column, Instant before) throws SQLException {
    return session.list(
        "SELECT * FROM series WHERE EXISTS (SELECT 1 FROM "
            + table
            + " WHERE series_id = series.id AND "
            + column
            + " < ?)",
        Line::of,
        hourOf(before));
  }

  private record Old(String id, Instant startedAt) {}

  /**
   * The newest of a series stay for its trend, the newest of a window for decisions, and load tests
   * to be compared with.
   */
  private List<Old> runsToLetGo(Line line) throws SQLException {
    Instant before = earlier(hourOf(horizon.runs()), newestOfSeries(line));
    Instant beforeInWindow = earlier(before, newestOfWindow(line));
    return session.list(
        "SELECT id, started_at FROM runs WHERE series_id = ? AND started_at < ?"
            + " AND (outcome = 'SKIPPED' OR started_at < ? OR NOT EXISTS (SELECT 1 FROM windows"
            + " WHERE environment = ? AND check_id = ? AND windows.started_at = runs.started_at"
            + " AND run_id = runs.id))"
            + " AND NOT EXISTS (SELECT 1 FROM waiting WHERE environment = ?"
            + " AND waiting.started_at = runs.started_at AND run_id = runs.id)"
            + " AND id NOT IN (SELECT run_id FROM incident_events WHERE incident_id IN"
            + " (SELECT incident_id FROM states WHERE incident_id IS NOT NULL))"
            + " AND (started_at < ? OR NOT EXISTS (SELECT 1 FROM loads WHERE run_id = runs.id))"
            + " ORDER BY started_at LIMIT ?",
        row -> new Old(row.text("id"), row.instant("started_at")),
        line.series,
        before,
        beforeInWindow,
        line.environment,
        line.check,
        line.environment,
        horizon.rollups(),
        left);
  }

  /** What stays although it is old is not older than rollups. */
  private Instant earlier(Instant before, Instant newest) {
    Instant from = newest.isBefore(horizon.rollups()) ? horizon.rollups() : newest;
    return from.isBefore(before) ? from : before;
  }

  private Instant newestOfSeries(Line line) throws SQLException {
    return session
        .first(
            "SELECT started_at FROM runs WHERE series_id = ?"
                + " ORDER BY started_at DESC LIMIT 1 OFFSET ?",
            row -> row.instant("started_at"),
            line.series,
            horizon.newest() - 1)
        .orElse(Instant.MIN);
  }

  private Instant newestOfWindow(Line line) throws SQLException {
    return session
        .first(
            "SELECT windows.started_at FROM windows JOIN runs ON runs.id = windows.run_id"
                + " WHERE environment = ? AND check_id = ? AND outcome <> 'SKIPPED'"
                + " ORDER BY windows.started_at DESC LIMIT 1 OFFSET ?",
            row -> row.instant("started_at"),
            line.environment,
            line.check,
            horizon.newest() - 1)
        .orElse(Instant.MIN);
  }

  private void letGo(Line line, List<Old> runs) throws SQLException {
    Session.Batch fromRuns = session.batch("DELETE FROM runs WHERE id = ?");
    Session.Batch fromWindows =
        session.batch(
            "DELETE FROM windows"
                + " WHERE environment = ? AND check_id = ? AND started_at = ? AND run_id = ?");
    Set<RollupTable.Hour> hours = new LinkedHashSet<>();
    for (Old run : runs) {
      fromRuns.add(run.id);
      fromWindows.add(line.environment, line.check, run.startedAt, run.id);
      hours.add(RollupTable.Hour.of(line.series, run.startedAt));
    }
    RollupTable.seal(session, hours);
    fromRuns.write();
    fromWindows.write();
    LoadTable.letGo(session, runs.stream().map(Old::id).toList());
    left -= runs.size();
  }

  private void letRollupsGo(Line line) throws SQLException {
    List<Instant> hours =
        session.list(
            "SELECT hour FROM rollups WHERE series_id = ? AND hour < ? ORDER BY hour LIMIT ?",
            row -> row.instant("hour"),
            line.series,
            hourOf(horizon.rollups()),
            left);
    Session.Batch batch = session.batch("DELETE FROM rollups WHERE series_id = ? AND hour = ?");
    for (Instant hour : hours) {
      batch.add(line.series, hour);
    }
    batch.write();
    left -= hours.size();
  }

  private void letRoundsGo() throws SQLException {
    left -=
        session.update(
            "DELETE FROM rounds WHERE id IN (SELECT id FROM rounds WHERE started_at < ?"
                + " AND NOT EXISTS (SELECT 1 FROM runs WHERE round_id = rounds.id) LIMIT ?)",
            horizon.runs(),
            left);
  }

  private void letJournalsGo() throws SQLException {
    left -=
        session.update(
            "DELETE FROM journals WHERE id IN (SELECT id FROM journals WHERE latest < ? LIMIT ?)",
            horizon.runs(),
            left);
  }
}
