package dev.roadworthy.store;

import dev.roadworthy.alerting.Silence;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Silences as rows. */
final class SilenceTable {

  private SilenceTable() {}

  static int keep(Session session, Silence silence) throws SQLException {
    return session.update(
        "INSERT INTO silences (id, environment, checks, begins_at, ends_at, asked_by, why)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
            + " checks = excluded.checks, begins_at = excluded.begins_at,"
            + " ends_at = excluded.ends_at, asked_by = excluded.asked_by, why = excluded.why",
        silence.id(),
        silence.environment(),
        silence.checks(),
        silence.from(),
        silence.until(),
        silence.by(),
        silence.why());
  }

  static List<Silence> lasting(Session session, String environment, Instant now)
      throws SQLException {
    return session.list(
        "SELECT * FROM silences WHERE environment = ? AND ends_at > ? ORDER BY begins_at, id",
        row ->
            new Silence(
                row.text("id"),
                row.text("environment"),
                row.text("checks"),
                row.instant("begins_at"),
                row.instant("ends_at"),
                row.text("asked_by"),
                row.text("why")),
        environment,
        now);
  }
}
