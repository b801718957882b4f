package dev.roadworthy.store;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.history.CheckKey;
import dev.roadworthy.history.HistoryStore;
import dev.roadworthy.history.Horizon;
import dev.roadworthy.history.Ingest;
import dev.roadworthy.history.Rollup;
import dev.roadworthy.history.RoundSummary;
import dev.roadworthy.history.RunFact;
import dev.roadworthy.history.RunWindow;
import dev.roadworthy.history.Series;
import dev.roadworthy.run.Round;
import dev.roadworthy.run.RoundId;
import dev.roadworthy.run.Run;
import dev.roadworthy.run.RunId;
import dev.roadworthy.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Each method is one transaction; what it does stands in the class that it goes to. */
final class SqlHistory implements HistoryStore {

  private final Database database;
  private final Map<Schedule, Duration> intervals = new ConcurrentHashMap<>();

  SqlHistory(Database database) {
    this.database = database;
  }

  @Override
  public int append(Ingest ingest) {
    return database.write(session -> new Append(session, ingest, this::interval).run());
  }

  /** To count out a cron expression takes as long as thousands of runs; there are few of them. */
  private Duration interval(Schedule schedule) {
    return intervals.computeIfAbsent(schedule, Schedule::interval);
  }

  @Override
  public Optional<Long> position(UUID journal) {
    return database.read(
        session ->
            session.first(
                "SELECT acknowledged FROM journals WHERE id = ?",
                row -> row.number("acknowledged"),
                journal.toString()));
  }

  @Override
  public RunWindow window(RunId newest, int most) {
    atLeastOne(most);
    return database.read(session -> RunTable.window(session, newest, most));
  }

  @Override
  public Optional<Run> run(RunId id) {
    return database.read(session -> RunTable.whole(session, id));
  }

  @Override
  public Optional<Round> round(RoundId id) {
    return database.read(session -> RoundTable.find(session, id));
  }

  @Override
  public List<Run> runs(RoundId round) {
    return database.read(session -> RunTable.whole(session, round));
  }

  @Override
  public Optional<CheckSpec> check(CheckKey key) {
    return database.read(
        session ->
            session.first(
                "SELECT spec FROM checks WHERE environment = ? AND check_id = ?",
                row -> Bodies.check(row.bytes("spec")),
                key.environment(),
                key.check().value()));
  }

  @Override
  public List<CheckSpec> checks(String environment) {
    return database.read(
        session ->
            session.list(
                "SELECT spec FROM checks WHERE environment = ? AND retired_at IS NULL"
                    + " ORDER BY check_id",
                row -> Bodies.check(row.bytes("spec")),
                environment));
  }

  @Override
  public Map<CheckId, Instant> scheduled(String environment) {
    return database.read(session -> CheckTable.scheduled(session, environment));
  }

  @Override
  public void retire(String environment, Collection<CheckId> checks, Instant at) {
    database.write(session -> CheckTable.retire(session, environment, checks, at));
  }

  @Override
  public List<String> environments() {
    return series().stream().map(Series::environment).distinct().sorted().toList();
  }

  @Override
  public List<Series> series() {
    return database.read(SeriesTable::all);
  }

  @Override
  public List<RoundSummary> rounds(String environment, String branch, int most) {
    atLeastOne(most);
    return database.read(session -> RoundTable.latest(session, environment, branch, most));
  }

  @Override
  public Map<CheckId, RunFact> latest(String environment) {
    return database.read(session -> RunTable.latest(session, environment));
  }

  @Override
  public List<RunFact> latest(Series series, int most) {
    atLeastOne(most);
    return database.read(session -> RunTable.latest(session, series, most));
  }

  @Override
  public List<RunFact> facts(Series series, Collection<RoundId> rounds) {
    return database.read(session -> RunTable.ofRounds(session, series, rounds));
  }

  @Override
  public void rollUp() {
    boolean more = true;
    while (more) {
      more = database.write(RollupTable::bringUpToDate);
    }
  }

  @Override
  public boolean prune(Horizon horizon) {
    rollUp();
    return database.write(session -> new Pruning(session, horizon).some());
  }

  @Override
  public List<Rollup> rollups(Series series, Instant from, Instant to) {
    return database.read(session -> RollupTable.of(session, series, from, to));
  }

  static void atLeastOne(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("most must be 1 or more, but was " + most);
    }
  }
}
