package dev.roadworthy.store;

import dev.roadworthy.alerting.CheckState;
import dev.roadworthy.alerting.Incident;
import dev.roadworthy.alerting.IncidentId;
import dev.roadworthy.evaluation.Reason;
import dev.roadworthy.evaluation.ReasonCode;
import dev.roadworthy.evaluation.Status;
import dev.roadworthy.evaluation.Verdict;
import dev.roadworthy.history.CheckKey;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What has been decided on each check so far. */
final class StateTable {

  private StateTable() {}

  /** A state as its row has it; the incident stands in a row of its own. */
  private record Stored(
      CheckKey key,
      @Nullable Verdict verdict,
      @Nullable Instant since,
      @Nullable Instant recoveredAt,
      @Nullable Instant decidedThrough,
      @Nullable String incident) {}

  static CheckState of(Session session, CheckKey key) throws SQLException {
    Optional<Stored> stored =
        session.first(
            "SELECT * FROM states WHERE environment = ? AND check_id = ?",
            StateTable::stored,
            key.environment(),
            key.check().value());
    return stored.isEmpty() ? CheckState.unknown(key) : state(session, stored.get());
  }

  static List<CheckState> of(Session session, String environment) throws SQLException {
    List<CheckState> states = new ArrayList<>();
    for (Stored stored :
        session.list(
            "SELECT * FROM states WHERE environment = ? ORDER BY check_id",
            StateTable::stored,
            environment)) {
      states.add(state(session, stored));
    }
    return states;
  }

  private static CheckState state(Session session, Stored stored) throws SQLException {
    Incident open =
        stored.incident == null
            ? null
            : IncidentTable.find(session, new IncidentId(stored.incident)).orElse(null);
    return new CheckState(
        stored.key, stored.verdict, stored.since, stored.recoveredAt, stored.decidedThrough, open);
  }

  private static Stored stored(Row row) throws SQLException {
    return new Stored(
        row.key(),
        row.optionalText("status") == null ? null : verdict(row),
        row.optionalInstant("since"),
        row.optionalInstant("recovered_at"),
        row.optionalInstant("decided_through"),
        row.optionalText("incident_id"));
  }

  static Verdict verdict(Row row) throws SQLException {
    return new Verdict(row.constant(Status.class, "status"), reason(row));
  }

  static Reason reason(Row row) throws SQLException {
    return new Reason(row.constant(ReasonCode.class, "reason_code"), row.text("reason_text"));
  }

  static void keep(Session session, CheckState state) throws SQLException {
    Verdict verdict = state.verdict();
    session.update(
        "INSERT INTO states (environment, check_id, status, reason_code, reason_text, since,"
            + " recovered_at, decided_through, incident_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT (environment, check_id) DO UPDATE SET status = excluded.status,"
            + " reason_code = excluded.reason_code, reason_text = excluded.reason_text,"
            + " since = excluded.since, recovered_at = excluded.recovered_at,"
            + " decided_through = excluded.decided_through, incident_id = excluded.incident_id",
        state.key().environment(),
        state.key().check().value(),
        verdict == null ? null : verdict.status(),
        verdict == null ? null : verdict.reason().code(),
        verdict == null ? null : verdict.reason().text(),
        state.since(),
        state.recoveredAt(),
        state.decidedThrough(),
        state.open() == null ? null : state.open().id().value());
  }
}
