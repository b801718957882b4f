package dev.roadworthy.store;

import dev.roadworthy.alerting.Incident;
import dev.roadworthy.alerting.Letter;
import dev.roadworthy.alerting.LetterId;
import dev.roadworthy.alerting.Outbox.Posted;
import dev.roadworthy.alerting.Outbox.State;
import dev.roadworthy.fault.Fault;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Letters as rows. */
final class LetterTable {

  /** The oldest pending letter of each incident and hook. */
  private static final String HEADS =
      " letters WHERE state = 'PENDING' AND NOT EXISTS (SELECT 1 FROM letters older"
          + " WHERE older.incident_id = letters.incident_id AND older.hook = letters.hook"
          + " AND older.state = 'PENDING' AND older.number < letters.number)";

  private LetterTable() {}

  static void post(Session session, Letter letter) throws SQLException {
    Incident incident = letter.incident();
    Fault fault = incident.fault();
    session.update(
        "INSERT INTO letters (id, hook, kind, incident_id, environment, check_id, trouble, since,"
            + " opened_at, closed_at, fault_code, fault_outcome, fault_title, fault_message, spec,"
            + " status, reason_code, reason_text, written_at, number, state, waiting_since,"
            + " attempts, next_attempt) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
            + " ?, ?, (SELECT coalesce(max(number), 0) + 1 FROM letters WHERE incident_id = ? AND"
            + " hook = ?), 'PENDING', ?, 0, ?) ON CONFLICT (id) DO NOTHING",
        letter.id().value(),
        letter.hook(),
        letter.kind(),
        incident.id().value(),
        incident.key().environment(),
        incident.key().check().value(),
        incident.trouble(),
        incident.since(),
        incident.openedAt(),
        incident.closedAt(),
        fault == null ? null : fault.code().code(),
        fault == null ? null : fault.code().outcome(),
        fault == null ? null : fault.code().title(),
        fault == null ? null : fault.message(),
        Bodies.of(letter.check()),
        letter.verdict().status(),
        letter.verdict().reason().code(),
        letter.verdict().reason().text(),
        letter.writtenAt(),
        incident.id().value(),
        letter.hook(),
        letter.writtenAt(),
        letter.writtenAt());
  }

  static List<Posted> due(Session session, Instant now, int most) throws SQLException {
    return session.list(
        "SELECT * FROM (SELECT letters.*, row_number() OVER (PARTITION BY hook"
            + " ORDER BY next_attempt, id) AS place FROM"
            + HEADS
            + " AND next_attempt <= ?) heads WHERE place <= ? ORDER BY next_attempt, id",
        LetterTable::posted,
        now,
        most);
  }

  static Map<String, Instant> nextDue(Session session) throws SQLException {
    return session
        .list(
            "SELECT hook, min(next_attempt) AS next FROM" + HEADS + " GROUP BY hook",
            row -> Map.entry(row.text("hook"), row.instant("next")))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  static List<Posted> list(Session session, State state, int most) throws SQLException {
    return session.list(
        "SELECT * FROM letters WHERE state = ?"
            + " ORDER BY waiting_since DESC, number DESC, id DESC LIMIT ?",
        LetterTable::posted,
        state,
        most);
  }

  private static Posted posted(Row row) throws SQLException {
    Letter letter =
        new Letter(
            new LetterId(row.text("id")),
            row.text("hook"),
            row.constant(Letter.Kind.class, "kind"),
            IncidentTable.incident(row, "incident_id"),
            Bodies.check(row.bytes("spec")),
            StateTable.verdict(row),
            row.instant("written_at"));
    return new Posted(
        letter,
        row.constant(State.class, "state"),
        row.instant("waiting_since"),
        row.count("attempts"),
        row.instant("next_attempt"),
        row.optionalText("last_reason"));
  }
}
