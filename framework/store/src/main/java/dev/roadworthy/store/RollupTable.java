package dev.roadworthy.store;

import dev.roadworthy.fault.Outcome;
import dev.roadworthy.history.Rollup;
import dev.roadworthy.history.Series;
import dev.roadworthy.run.Percentiles;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Hours that are summed up again from their runs whenever a run is added to them. */
final class RollupTable {

  /** So many hours at a time, so that whoever appends need not wait long. */
  private static final int HOURS_AT_ONCE = 200;

  private static final Insert DIRTY =
      new Insert("dirty_hours", "series_id, hour", "", Insert.LEAVE_OUT);

  private RollupTable() {}

  /** An hour of a series, by the nanoseconds of its columns. */
  record Hour(long series, long start) {

    private static final long LENGTH = Values.nanos(Duration.ofHours(1));

    static Hour of(long series, Instant within) {
      return new Hour(series, Math.floorDiv(Values.nanos(within), LENGTH) * LENGTH);
    }

    long end() {
      return start + LENGTH;
    }
  }

  static void markDirty(Session session, long series, Instant within) throws SQLException {
    markDirty(session, List.of(Hour.of(series, within)));
  }

  static void markDirty(Session session, Collection<Hour> hours) throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (Hour hour : hours) {
      rows.add(new Object[] {hour.series, hour.start});
    }
    session.insert(DIRTY, rows);
  }

  /** Returns whether there may be more to do. */
  static boolean bringUpToDate(Session session) throws SQLException {
    List<Hour> dirty =
        session.list(
            "SELECT series_id, hour FROM dirty_hours ORDER BY series_id, hour LIMIT ?",
            row -> new Hour(row.number("series_id"), row.number("hour")),
            HOURS_AT_ONCE);
    Set<Hour> hours = new LinkedHashSet<>();
    for (Hour hour : dirty) {
      hourBefore(session, hour).ifPresent(hours::add);
      hours.add(hour);
    }
    for (Hour hour : hours) {
      sumUp(session, hour);
      session.update(
          "DELETE FROM dirty_hours WHERE series_id = ? AND hour = ?", hour.series, hour.start);
    }
    return dirty.size() == HOURS_AT_ONCE;
  }

  /** The last run before an hour stands for the time until the first run in it. */
  private static Optional<Hour> hourBefore(Session session, Hour hour) throws SQLException {
    return session.first(
        "SELECT started_at FROM runs WHERE series_id = ? AND started_at < ?"
            + " ORDER BY started_at DESC LIMIT 1",
        row -> Hour.of(hour.series, row.instant("started_at")),
        hour.series,
        hour.start);
  }

  /** True if runs of the hour have been let go, so that its sum can only stay as it is. */
  static boolean isSealed(Session session, Hour hour) throws SQLException {
    return session.exists(
        "SELECT 1 FROM rollups WHERE series_id = ? AND hour = ? AND sealed = 1",
        hour.series,
        hour.start);
  }

  /** The latest hour of any series that is sealed, in nanoseconds; what is later need not ask. */
  static long lastSealed(Session session) throws SQLException {
    return session
        .first(
            "SELECT hour FROM rollups WHERE sealed = 1 ORDER BY hour DESC LIMIT 1",
            row -> row.number("hour"))
        .orElse(Long.MIN_VALUE);
  }

  static void seal(Session session, Collection<Hour> hours) throws SQLException {
    Session.Batch batch =
        session.batch("UPDATE rollups SET sealed = 1 WHERE series_id = ? AND hour = ?");
    for (Hour hour : hours) {
      batch.add(hour.series, hour.start);
    }
    batch.write();
  }

  private static void sumUp(Session session, Hour hour) throws SQLException {
    if (isSealed(session, hour)) {
      return;
    }
    session.update("DELETE FROM rollups WHERE series_id = ? AND hour = ?", hour.series, hour.start);
    List<HourSum.Sample> samples =
        session.list(
            "SELECT started_at, latency, cold, outcome, fault_code, spacing FROM runs"
                + " WHERE series_id = ? AND started_at >= ? AND started_at < ?"
                + " ORDER BY started_at, id",
            RollupTable::sample,
            hour.series,
            hour.start,
            hour.end());
    if (!samples.isEmpty()) {
      write(session, hour, HourSum.of(samples, nextStart(session, hour)));
    }
  }

  private static @Nullable Instant nextStart(Session session, Hour hour) throws SQLException {
    return session
        .first(
            "SELECT started_at FROM runs WHERE series_id = ? AND started_at >= ?"
                + " ORDER BY started_at LIMIT 1",
            row -> row.instant("started_at"),
            hour.series,
            hour.end())
        .orElse(null);
  }

  private static HourSum.Sample sample(Row row) throws SQLException {
    return new HourSum.Sample(
        row.instant("started_at"),
        row.duration("latency"),
        row.flag("cold"),
        row.constant(Outcome.class, "outcome"),
        row.optionalText("fault_code"),
        row.duration("spacing"));
  }

  private static void write(Session session, Hour hour, HourSum sum) throws SQLException {
    session.update(
        "INSERT INTO rollups (series_id, hour, skipped, passed, degraded, inconclusive, broken,"
            + " failed, up, down, latencies, sealed)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
        hour.series,
        hour.start,
        sum.count(Outcome.SKIPPED),
        sum.count(Outcome.PASSED),
        sum.count(Outcome.DEGRADED),
        sum.count(Outcome.INCONCLUSIVE),
        sum.count(Outcome.BROKEN),
        sum.count(Outcome.FAILED),
        sum.up(),
        sum.down(),
        sum.latencies().encoded());
    for (Map.Entry<String, Integer> fault : sum.faults().entrySet()) {
      session.update(
          "INSERT INTO rollup_faults (series_id, hour, fault_code, amount) VALUES (?, ?, ?, ?)",
          hour.series,
          hour.start,
          fault.getKey(),
          fault.getValue());
    }
  }

  private record Faults(Instant hour, String code, int amount) {}

  static List<Rollup> of(Session session, Series series, Instant from, Instant to)
      throws SQLException {
    Optional<Long> number = SeriesTable.number(session, series);
    if (number.isEmpty()) {
      return List.of();
    }
    Map<Instant, Map<String, Integer>> faults = new HashMap<>();
    for (Faults each :
        session.list(
            "SELECT hour, fault_code, amount FROM rollup_faults"
                + " WHERE series_id = ? AND hour >= ? AND hour < ?",
            row -> new Faults(row.instant("hour"), row.text("fault_code"), row.count("amount")),
            number.get(),
            from,
            to)) {
      faults.computeIfAbsent(each.hour, hour -> new HashMap<>()).put(each.code, each.amount);
    }
    return session.list(
        "SELECT * FROM rollups WHERE series_id = ? AND hour >= ? AND hour < ? ORDER BY hour",
        row ->
            new Rollup(
                series,
                row.instant("hour"),
                outcomes(row),
                faults.getOrDefault(row.instant("hour"), Map.of()),
                row.duration("up"),
                row.duration("down"),
                Percentiles.decode(row.bytes("latencies"))),
        number.get(),
        from,
        to);
  }

  private static Map<Outcome, Integer> outcomes(Row row) throws SQLException {
    Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    for (Outcome outcome : Outcome.values()) {
      int count = row.count(outcome.name().toLowerCase(Locale.ROOT));
      if (count > 0) {
        outcomes.put(outcome, count);
      }
    }
    return outcomes;
  }
}
