package dev.roadworthy.store;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.run.Trigger;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which checks an environment has. */
final class CheckTable {

  private CheckTable() {}

  private record Latest(Instant startedAt, String startedBy) {}

  static Map<CheckId, Instant> scheduled(Session session, String environment) throws SQLException {
    List<String> checks =
        session.list(
            "SELECT check_id FROM checks WHERE environment = ? AND retired_at IS NULL",
            row -> row.text("check_id"),
            environment);
    Map<CheckId, Instant> scheduled = new TreeMap<>();
    for (String check : checks) {
      // One after the other: each finds its latest run by an index, all at once would read all
      // runs.
      Optional<Latest> latest =
          session.first(
              "SELECT runs.started_at, rounds.started_by FROM series"
                  + " JOIN runs ON runs.series_id = series.id"
                  + " JOIN rounds ON rounds.id = runs.round_id"
                  + " WHERE series.environment = ? AND series.check_id = ?"
                  + " ORDER BY runs.started_at DESC LIMIT 1",
              row -> new Latest(row.instant("started_at"), row.text("started_by")),
              environment,
              check);
      latest
          .filter(run -> run.startedBy.equals(Trigger.SCHEDULE.name()))
          .ifPresent(run -> scheduled.put(new CheckId(check), run.startedAt));
    }
    return scheduled;
  }

  static int[] retire(Session session, String environment, Collection<CheckId> checks, Instant at)
      throws SQLException {
    Session.Batch batch =
        session.batch(
            "UPDATE checks SET retired_at = ? WHERE environment = ? AND check_id = ?"
                + " AND declared_at < ?");
    for (CheckId check : checks) {
      batch.add(at, environment, check.value(), at);
    }
    return batch.write();
  }
}
