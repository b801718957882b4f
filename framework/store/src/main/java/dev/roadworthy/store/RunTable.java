package dev.roadworthy.store;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.fault.Outcome;
import dev.roadworthy.history.CheckKey;
import dev.roadworthy.history.RunFact;
import dev.roadworthy.history.RunWindow;
import dev.roadworthy.history.Series;
import dev.roadworthy.run.RoundId;
import dev.roadworthy.run.Run;
import dev.roadworthy.run.RunId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Runs, whole or as facts. */
final class RunTable {

  static final String COLUMNS =
      "id, round_id, runs.started_at, duration, latency, cold, outcome, fault_code, fault_title,"
          + " fault_message";
  private static final String FACTS = "SELECT " + COLUMNS + " FROM runs ";
  private static final String NEWEST_FIRST = " ORDER BY started_at DESC, id DESC LIMIT ?";

  private RunTable() {}

  static Optional<Run> whole(Session session, RunId id) throws SQLException {
    return session.first(
        "SELECT body FROM runs WHERE id = ?", row -> Bodies.run(row.bytes("body")), id.value());
  }

  static List<Run> whole(Session session, RoundId round) throws SQLException {
    return session.list(
        "SELECT body FROM runs WHERE round_id = ? ORDER BY started_at, id",
        row -> Bodies.run(row.bytes("body")),
        round.value());
  }

  private record Place(CheckKey key, Instant startedAt) {}

  static RunWindow window(Session session, RunId newest, int most) throws SQLException {
    Optional<Place> place =
        session.first(
            "SELECT environment, check_id, started_at FROM runs"
                + " JOIN series ON series.id = runs.series_id WHERE runs.id = ?",
            row ->
                new Place(
                    new CheckKey(row.text("environment"), new CheckId(row.text("check_id"))),
                    row.instant("started_at")),
            newest.value());
    return new RunWindow(
        place.isEmpty() ? List.of() : runsBefore(session, place.get(), newest, most));
  }

  private static List<RunFact> runsBefore(Session session, Place place, RunId newest, int most)
      throws SQLException {
    return session.list(
        FACTS
            + "JOIN windows ON windows.run_id = runs.id"
            + " WHERE windows.environment = ? AND windows.check_id = ?"
            + " AND windows.started_at <= ? AND (windows.started_at < ? OR windows.run_id <= ?)"
            + " AND (outcome <> 'SKIPPED' OR id = ?)"
            + " ORDER BY windows.started_at DESC, windows.run_id DESC LIMIT ?",
        RunTable::fact,
        place.key.environment(),
        place.key.check().value(),
        place.startedAt,
        place.startedAt,
        newest.value(),
        newest.value(),
        most);
  }

  static Map<CheckId, RunFact> latest(Session session, String environment) throws SQLException {
    // Each check finds its latest run by the key of windows.
    return session
        .list(
            "SELECT checks.check_id, "
                + COLUMNS
                + " FROM runs JOIN checks ON runs.id = (SELECT run_id FROM windows"
                + " WHERE windows.environment = checks.environment"
                + " AND windows.check_id = checks.check_id"
                + " ORDER BY windows.started_at DESC, windows.run_id DESC LIMIT 1)"
                + " WHERE checks.environment = ? AND retired_at IS NULL",
            row -> Map.entry(new CheckId(row.text("check_id")), fact(row)),
            environment)
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  static List<RunFact> latest(Session session, Series series, int most) throws SQLException {
    Optional<Long> number = SeriesTable.number(session, series);
    return number.isEmpty()
        ? List.of()
        : session.list(
            FACTS + "WHERE series_id = ?" + NEWEST_FIRST, RunTable::fact, number.get(), most);
  }

  /** The runs of one round, and when it began. */
  private record OfRound(RoundId round, Instant startedAt, List<RunFact> facts) {}

  static List<RunFact> ofRounds(Session session, Series series, Collection<RoundId> rounds)
      throws SQLException {
    Optional<Long> number = SeriesTable.number(session, series);
    if (number.isEmpty()) {
      return List.of();
    }
    List<OfRound> found = new ArrayList<>();
    for (RoundId round : new LinkedHashSet<>(rounds)) {
      List<RunFact> facts =
          session.list(
              FACTS + "WHERE round_id = ? AND series_id = ? ORDER BY started_at DESC, id DESC",
              RunTable::fact,
              round.value(),
              number.get());
      if (!facts.isEmpty()) {
        found.add(new OfRound(round, startOf(session, round, facts), facts));
      }
    }
    Comparator<OfRound> byStart =
        Comparator.comparing(OfRound::startedAt).thenComparing(ofRound -> ofRound.round.value());
    return found.stream().sorted(byStart.reversed()).flatMap(each -> each.facts.stream()).toList();
  }

  /** A round that has not arrived yet began no later than its first run. */
  private static Instant startOf(Session session, RoundId round, List<RunFact> facts)
      throws SQLException {
    return session
        .first(
            "SELECT started_at FROM rounds WHERE id = ?",
            row -> row.instant("started_at"),
            round.value())
        .orElse(facts.get(facts.size() - 1).startedAt());
  }

  static RunFact fact(Row row) throws SQLException {
    Outcome outcome = row.constant(Outcome.class, "outcome");
    return new RunFact(
        new RunId(row.text("id")),
        new RoundId(row.text("round_id")),
        row.instant("started_at"),
        row.duration("duration"),
        row.duration("latency"),
        row.flag("cold"),
        outcome,
        row.fault(outcome));
  }
}
