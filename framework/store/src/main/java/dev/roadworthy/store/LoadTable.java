package dev.roadworthy.store;

import dev.roadworthy.history.LoadFacts;
import dev.roadworthy.history.PastLoad;
import dev.roadworthy.history.RunFact;
import dev.roadworthy.history.Series;
import dev.roadworthy.journal.JournalEntry.LoadSummed;
import dev.roadworthy.load.LoadEnd;
import dev.roadworthy.load.LoadRecord;
import dev.roadworthy.load.LoadRun;
import dev.roadworthy.load.LoadSecond;
import dev.roadworthy.load.LoadSummary;
import dev.roadworthy.run.Round;
import dev.roadworthy.run.RunId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Load tests: their seconds, as long as those are kept, and their sums. */
final class LoadTable {

  private static final Insert BEGUN =
      new Insert(
          "loads",
          "run_id",
          "started_at, began, sealed",
          "DO UPDATE SET started_at = excluded.started_at, began = excluded.began"
              + " WHERE loads.began IS NULL");

  private static final Insert ENDED =
      new Insert(
          "loads",
          "run_id",
          "started_at, ended, sealed",
          "DO UPDATE SET ended = excluded.ended WHERE loads.ended IS NULL");

  private static final Insert KNOWN =
      new Insert("loads", "run_id", "started_at, sealed", Insert.LEAVE_OUT);

  private static final Insert SECONDS =
      new Insert("load_seconds", "run_id, number", "body", Insert.LEAVE_OUT);

  /** Of what did not say when it began. */
  private static final Instant UNKNOWN = Instant.EPOCH;

  private LoadTable() {}

  /** Adds what was said, and sums up what is complete by that. */
  static void add(Session session, LoadFacts facts, List<RunId> runs) throws SQLException {
    Set<RunId> open = unsealed(session, facts.runs());
    Map<RunId, @Nullable Object[]> begun = new LinkedHashMap<>();
    for (LoadRun load : facts.begun()) {
      begun.putIfAbsent(
          load.run(), new Object[] {load.run().value(), load.startedAt(), Bodies.of(load), false});
    }
    Map<RunId, @Nullable Object[]> ended = new LinkedHashMap<>();
    for (LoadFacts.Ended each : facts.ended()) {
      ended.putIfAbsent(
          each.run(), new Object[] {each.run().value(), UNKNOWN, Bodies.of(each), false});
    }
    List<@Nullable Object[]> known = new ArrayList<>();
    List<@Nullable Object[]> seconds = new ArrayList<>();
    for (LoadFacts.Second each : facts.seconds()) {
      if (open.contains(each.run())) {
        known.add(new Object[] {each.run().value(), UNKNOWN, false});
        seconds.add(new Object[] {each.run().value(), each.number(), Bodies.of(each)});
      }
    }
    session.insert(BEGUN, List.copyOf(begun.values()));
    session.insert(ENDED, List.copyOf(ended.values()));
    session.insert(KNOWN, known);
    session.insert(SECONDS, seconds);
    open.addAll(unsummed(session, runs));
    for (RunId run : open) {
      sumUp(session, run);
    }
  }

  private static Set<RunId> unsealed(Session session, Set<RunId> runs) throws SQLException {
    Set<RunId> open = new HashSet<>();
    for (RunId run : runs) {
      if (!session.exists("SELECT 1 FROM loads WHERE run_id = ? AND sealed = 1", run.value())) {
        open.add(run);
      }
    }
    return open;
  }

  /** Those among new runs that are load tests, and were waited for. */
  private static Set<RunId> unsummed(Session session, List<RunId> runs) throws SQLException {
    if (runs.isEmpty()) {
      return Set.of();
    }
    Set<RunId> waited =
        new HashSet<>(
            session.list(
                "SELECT run_id FROM loads WHERE summed IS NULL",
                row -> new RunId(row.text("run_id"))));
    waited.retainAll(runs);
    return waited;
  }

  private static void sumUp(Session session, RunId run) throws SQLException {
    boolean over =
        session.exists(
            "SELECT 1 FROM loads WHERE run_id = ? AND (ended IS NOT NULL"
                + " OR EXISTS (SELECT 1 FROM runs WHERE runs.id = loads.run_id))",
            run.value());
    // All seconds are read for it, which would be too much after each of them.
    Optional<LoadRecord> whole = over ? whole(session, run) : Optional.empty();
    if (whole.isEmpty()) {
      return;
    }
    byte[] body = Bodies.of(whole.get().load(), LoadSummary.of(whole.get()));
    session.update("UPDATE loads SET summed = ? WHERE run_id = ?", body, run.value());
  }

  static Optional<LoadRecord> whole(Session session, RunId run) throws SQLException {
    Optional<Kept> kept =
        session.first(
            "SELECT began, ended FROM loads"
                + " WHERE run_id = ? AND sealed = 0 AND began IS NOT NULL",
            row -> new Kept(Bodies.load(row.bytes("began")), end(row)),
            run.value());
    if (kept.isEmpty()) {
      return Optional.empty();
    }
    List<LoadSecond> seconds =
        session.list(
            "SELECT body FROM load_seconds WHERE run_id = ? ORDER BY number",
            row -> Bodies.second(row.bytes("body")),
            run.value());
    return Optional.of(new LoadRecord(kept.get().load, seconds, kept.get().end));
  }

  private record Kept(LoadRun load, @Nullable LoadEnd end) {}

  private static @Nullable LoadEnd end(Row row) throws SQLException {
    byte[] body = row.optionalBytes("ended");
    return body == null ? null : Bodies.end(body);
  }

  static List<Series> series(Session session) throws SQLException {
    return session.list(
        "SELECT environment, branch, check_id FROM series WHERE id IN"
            + " (SELECT series_id FROM loads JOIN runs ON runs.id = loads.run_id"
            + " WHERE summed IS NOT NULL)"
            + " ORDER BY environment, check_id, branch",
        SeriesTable::series);
  }

  private record Found(RunFact fact, LoadSummed summed, @Nullable LoadEnd end) {}

  static List<PastLoad> latest(Session session, Series series, int most) throws SQLException {
    Optional<Long> number = SeriesTable.number(session, series);
    if (number.isEmpty()) {
      return List.of();
    }
    List<Found> found =
        session.list(
            "SELECT "
                + RunTable.COLUMNS
                + ", summed, ended FROM runs JOIN loads ON loads.run_id = runs.id"
                + " WHERE series_id = ? AND summed IS NOT NULL"
                + " ORDER BY runs.started_at DESC, runs.id DESC LIMIT ?",
            row -> new Found(RunTable.fact(row), Bodies.summed(row.bytes("summed")), end(row)),
            number.get(),
            most);
    List<PastLoad> loads = new ArrayList<>();
    for (Found each : found) {
      Optional<Round> round = RoundTable.find(session, each.fact.round());
      round.ifPresent(known -> loads.add(past(each, known)));
    }
    return loads;
  }

  private static PastLoad past(Found found, Round round) {
    LoadSummary summary = found.summed.summary();
    return new PastLoad(
        found.fact,
        round,
        found.summed.load(),
        summary.seconds(),
        summary.total(),
        summary.measured(),
        found.end);
  }

  /** Seconds of before an instant; their sums stay as long as the run. Returns how many rows. */
  static int letSecondsGo(Session session, Instant before, int most) throws SQLException {
    List<String> old =
        session.list(
            "SELECT run_id FROM loads WHERE sealed = 0 AND started_at < ?"
                + " ORDER BY started_at LIMIT ?",
            row -> row.text("run_id"),
            before,
            most);
    int gone = 0;
    for (String run : old) {
      if (gone < most) {
        session.update("UPDATE loads SET sealed = 1 WHERE run_id = ?", run);
        gone += 1 + session.update("DELETE FROM load_seconds WHERE run_id = ?", run);
        session.update(
            "DELETE FROM loads WHERE run_id = ?"
                + " AND NOT EXISTS (SELECT 1 FROM runs WHERE runs.id = loads.run_id)",
            run);
      }
    }
    return Math.min(gone, most);
  }

  static void letGo(Session session, List<String> runs) throws SQLException {
    Session.Batch loads = session.batch("DELETE FROM loads WHERE run_id = ?");
    Session.Batch seconds = session.batch("DELETE FROM load_seconds WHERE run_id = ?");
    for (String run : runs) {
      loads.add(run);
      seconds.add(run);
    }
    loads.write();
    seconds.write();
  }
}
