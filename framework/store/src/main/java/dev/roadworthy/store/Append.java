package dev.roadworthy.store;

import dev.roadworthy.fault.Fault;
import dev.roadworthy.history.CheckKey;
import dev.roadworthy.history.Ingest;
import dev.roadworthy.history.Ingest.Declared;
import dev.roadworthy.history.JournalPosition;
import dev.roadworthy.history.Series;
import dev.roadworthy.run.Round;
import dev.roadworthy.run.RoundId;
import dev.roadworthy.run.Run;
import dev.roadworthy.schedule.Schedule;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One ingest. Nothing here depends on what arrived before, but for the interval of a run whose
 * check is not declared beside it.
 */
final class Append {

  private static final Insert CHECKS =
      new Insert(
          "checks",
          "environment, check_id",
          "declared_at, spacing, spec",
          "DO UPDATE SET declared_at = excluded.declared_at, spacing = excluded.spacing,"
              + " spec = excluded.spec, retired_at = CASE WHEN checks.retired_at < excluded.declared_at"
              + " THEN NULL ELSE checks.retired_at END"
              + " WHERE excluded.declared_at > checks.declared_at"
              + " OR excluded.declared_at = checks.declared_at AND excluded.spec > checks.spec");

  private static final Insert RUNS =
      new Insert(
          "runs",
          "id",
          "round_id, series_id, started_at, duration, latency, cold, outcome, fault_code,"
              + " fault_title, fault_message, code_hash, spacing, body",
          Insert.LEAVE_OUT);

  private static final Insert WINDOWS =
      new Insert("windows", "environment, started_at, run_id, check_id", "", Insert.LEAVE_OUT);

  private static final Insert WAITING =
      new Insert("waiting", "environment, started_at, run_id", "check_id", Insert.LEAVE_OUT);

  private final Session session;
  private final Ingest ingest;
  private final Function<Schedule, Duration> interval;
  private final Map<CheckKey, Duration> spacings = new HashMap<>();
  private final Map<RoundId, String> branches = new HashMap<>();
  private final Map<Series, Long> numbers = new HashMap<>();

  Append(Session session, Ingest ingest, Function<Schedule, Duration> interval) {
    this.session = session;
    this.ingest = ingest;
    this.interval = interval;
  }

  int run() throws SQLException {
    for (Round round : ingest.rounds()) {
      RoundTable.add(session, round);
    }
    declare();
    List<FirstPasses.Moved> moved = FirstPasses.remember(session, ingest.runs());
    List<Placed> added = addRuns();
    bringBack(added);
    markDirty(added);
    letWait(added);
    LoadTable.add(session, ingest.loads(), added.stream().map(each -> each.run().id()).toList());
    for (FirstPasses.Moved earlier : moved) {
      FirstPasses.reassess(session, earlier);
    }
    acknowledge();
    return added.size();
  }

  /** A check as it was declared, and how it is stored. */
  private record Declaration(Declared declared, byte[] spec) {

    /**
     * The later one holds, whatever the order; of the same instant the one with the greater body.
     */
    static Declaration later(Declaration one, Declaration other) {
      int order = one.declared.at().compareTo(other.declared.at());
      order = order == 0 ? Arrays.compareUnsigned(one.spec, other.spec) : order;
      return order < 0 ? other : one;
    }
  }

  /** A check that ran after it was retired is there again. */
  private void bringBack(List<Placed> added) throws SQLException {
    Map<CheckKey, Instant> latest = new HashMap<>();
    for (Placed each : added) {
      Run run = each.run();
      latest.merge(
          new CheckKey(run.environment(), run.check()),
          run.startedAt(),
          (one, other) -> one.isBefore(other) ? other : one);
    }
    Session.Batch batch =
        session.batch(
            "UPDATE checks SET retired_at = NULL WHERE environment = ? AND check_id = ?"
                + " AND retired_at < ?");
    for (Map.Entry<CheckKey, Instant> each : latest.entrySet()) {
      batch.add(each.getKey().environment(), each.getKey().check().value(), each.getValue());
    }
    batch.write();
  }

  private void declare() throws SQLException {
    Map<CheckKey, Declaration> latest = new HashMap<>();
    for (Declared declared : ingest.checks()) {
      latest.merge(
          new CheckKey(declared.environment(), declared.check().id()),
          new Declaration(declared, Bodies.of(declared.check())),
          Declaration::later);
    }
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (Map.Entry<CheckKey, Declaration> each : latest.entrySet()) {
      CheckKey key = each.getKey();
      Declared declared = each.getValue().declared;
      Duration spacing = interval.apply(declared.check().schedule());
      spacings.put(key, spacing);
      rows.add(
          new Object[] {
            key.environment(), key.check().value(), declared.at(), spacing, each.getValue().spec
          });
    }
    session.insert(CHECKS, rows);
  }

  /** A run and where it belongs. */
  private record Placed(Run run, long series) {}

  private List<Placed> addRuns() throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    long lastSealed = RollupTable.lastSealed(session);
    List<Placed> placed = new ArrayList<>();
    for (Run arrived : ingest.runs()) {
      long series = series(arrived);
      RollupTable.Hour hour = RollupTable.Hour.of(series, arrived.startedAt());
      if (hour.start() <= lastSealed && RollupTable.isSealed(session, hour)) {
        continue;
      }
      Run run = FirstPasses.reassessed(session, arrived);
      Placed place = new Placed(run, series);
      placed.add(place);
      rows.add(row(run, series));
    }
    boolean[] written = session.insert(RUNS, rows);
    List<Placed> added = new ArrayList<>();
    for (int i = 0; i < written.length; i++) {
      if (written[i]) {
        added.add(placed.get(i));
      }
    }
    return added;
  }

  private @Nullable Object[] row(Run run, long series) throws SQLException {
    Fault fault = run.fault();
    return new @Nullable Object[] {
      run.id().value(),
      run.round().value(),
      series,
      run.startedAt(),
      run.duration(),
      run.latency(),
      run.cold(),
      run.outcome(),
      fault == null ? null : fault.code().code(),
      fault == null ? null : fault.code().title(),
      fault == null ? null : fault.message(),
      run.codeHash(),
      spacing(run),
      Bodies.of(run)
    };
  }

  private long series(Run run) throws SQLException {
    String branch = branches.get(run.round());
    if (branch == null) {
      branch = RoundTable.branch(session, run.round());
      branches.put(run.round(), branch);
    }
    Series series = new Series(run.environment(), branch, run.check());
    Long number = numbers.get(series);
    if (number == null) {
      number = SeriesTable.numbered(session, series);
      numbers.put(series, number);
    }
    return number;
  }

  private Duration spacing(Run run) throws SQLException {
    CheckKey key = new CheckKey(run.environment(), run.check());
    Duration spacing = spacings.get(key);
    if (spacing == null) {
      spacing =
          session
              .first(
                  "SELECT spacing FROM checks WHERE environment = ? AND check_id = ?",
                  row -> row.duration("spacing"),
                  key.environment(),
                  key.check().value())
              .orElseGet(Schedule.DEFAULT::interval);
      spacings.put(key, spacing);
    }
    return spacing;
  }

  private void markDirty(List<Placed> added) throws SQLException {
    RollupTable.markDirty(
        session,
        added.stream()
            .map(placed -> RollupTable.Hour.of(placed.series, placed.run.startedAt()))
            .distinct()
            .toList());
  }

  private void letWait(List<Placed> added) throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (Placed placed : added) {
      Run run = placed.run;
      if (ingest.toEvaluate().contains(run.id())) {
        rows.add(
            new Object[] {
              run.environment(), run.startedAt(), run.id().value(), run.check().value()
            });
      }
    }
    session.insert(WINDOWS, rows);
    session.insert(WAITING, rows);
  }

  private void acknowledge() throws SQLException {
    JournalPosition position = ingest.position();
    if (position != null) {
      session.update(
          "INSERT INTO journals (id, acknowledged, latest) VALUES (?, ?, ?)"
              + " ON CONFLICT (id) DO UPDATE SET acknowledged = excluded.acknowledged,"
              + " latest = CASE WHEN excluded.latest > journals.latest THEN excluded.latest"
              + " ELSE journals.latest END"
              + " WHERE excluded.acknowledged > journals.acknowledged",
          position.journal().toString(),
          position.offset(),
          latest());
    }
  }

  private Instant latest() {
    return Stream.concat(
            ingest.rounds().stream().map(Round::startedAt),
            ingest.runs().stream().map(Run::startedAt))
        .max(Instant::compareTo)
        .orElse(Instant.MIN);
  }
}
