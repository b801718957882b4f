package dev.roadworthy.store;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.fault.Outcome;
import dev.roadworthy.history.RoundSummary;
import dev.roadworthy.history.Series;
import dev.roadworthy.run.EnvironmentKind;
import dev.roadworthy.run.Round;
import dev.roadworthy.run.RoundId;
import dev.roadworthy.run.Trigger;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rounds, and what they give to their runs: a branch. */
final class RoundTable {

  private RoundTable() {}

  /**
   * Several journals may tell of one round: it began with the first of them. Runs that came before
   * their round were put into the series without a branch.
   */
  static void add(Session session, Round round) throws SQLException {
    int changed =
        session.update(
            "INSERT INTO rounds (id, started_by, environment, environment_kind, location,"
                + " started_at, commit_id, branch, build) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " ON CONFLICT (id) DO UPDATE SET started_at = excluded.started_at"
                + " WHERE excluded.started_at < rounds.started_at",
            round.id().value(),
            round.trigger(),
            round.environment(),
            round.kind(),
            round.location(),
            round.startedAt(),
            round.commit(),
            branch(round),
            round.build());
    if (changed > 0 && !branch(round).isEmpty()) {
      for (Early run : early(session, round.id())) {
        Series series = new Series(run.environment, branch(round), run.check);
        long to = SeriesTable.numbered(session, series);
        session.update("UPDATE runs SET series_id = ? WHERE id = ?", to, run.id);
        RollupTable.markDirty(session, run.series, run.startedAt);
        RollupTable.markDirty(session, to, run.startedAt);
      }
    }
  }

  private record Early(
      String id, long series, Instant startedAt, String environment, CheckId check) {}

  private static List<Early> early(Session session, RoundId round) throws SQLException {
    return session.list(
        "SELECT runs.id, series_id, started_at, environment, check_id"
            + " FROM runs JOIN series ON series.id = runs.series_id WHERE round_id = ?",
        row ->
            new Early(
                row.text("id"),
                row.number("series_id"),
                row.instant("started_at"),
                row.text("environment"),
                new CheckId(row.text("check_id"))),
        round.value());
  }

  private static String branch(Round round) {
    return round.branch() == null ? "" : round.branch();
  }

  /** Empty where the round is not known, or has none. */
  static String branch(Session session, RoundId round) throws SQLException {
    return session
        .first("SELECT branch FROM rounds WHERE id = ?", row -> row.text("branch"), round.value())
        .orElse("");
  }

  static Optional<Round> find(Session session, RoundId id) throws SQLException {
    return session.first("SELECT * FROM rounds WHERE id = ?", RoundTable::round, id.value());
  }

  static List<RoundSummary> latest(Session session, String environment, String branch, int most)
      throws SQLException {
    List<Round> rounds =
        session.list(
            "SELECT * FROM rounds WHERE environment = ? AND branch = ?"
                + " ORDER BY started_at DESC, id DESC LIMIT ?",
            RoundTable::round,
            environment,
            branch,
            most);
    List<RoundSummary> summaries = new ArrayList<>();
    for (Round round : rounds) {
      summaries.add(summary(session, round));
    }
    return summaries;
  }

  private record Sum(Outcome outcome, int runs, Instant ended) {}

  private static RoundSummary summary(Session session, Round round) throws SQLException {
    List<Sum> sums =
        session.list(
            "SELECT outcome, count(*) AS runs, max(started_at + duration) AS ended"
                + " FROM runs WHERE round_id = ? GROUP BY outcome",
            row ->
                new Sum(
                    row.constant(Outcome.class, "outcome"),
                    row.count("runs"),
                    row.instant("ended")),
            round.id().value());
    Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    Duration duration = Duration.ZERO;
    for (Sum sum : sums) {
      outcomes.put(sum.outcome, sum.runs);
      Duration upTo = Duration.between(round.startedAt(), sum.ended);
      duration = upTo.compareTo(duration) > 0 ? upTo : duration;
    }
    return new RoundSummary(round, outcomes, duration);
  }

  private static Round round(Row row) throws SQLException {
    return new Round(
        new RoundId(row.text("id")),
        row.constant(Trigger.class, "started_by"),
        row.text("environment"),
        row.constant(EnvironmentKind.class, "environment_kind"),
        row.text("location"),
        row.instant("started_at"),
        row.optionalText("commit_id"),
        orNull(row.text("branch")),
        row.optionalText("build"));
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
