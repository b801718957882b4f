package dev.roadworthy.store;

import dev.roadworthy.alerting.Acknowledgement;
import dev.roadworthy.alerting.Incident;
import dev.roadworthy.alerting.IncidentEvent;
import dev.roadworthy.alerting.IncidentId;
import dev.roadworthy.evaluation.ReasonCode;
import dev.roadworthy.evaluation.Status;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.run.RunId;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Incidents and their time lines. */
final class IncidentTable {

  /** Ids are hexadecimal digits and hyphens. */
  static final String AFTER_EVERY_ID = "~";

  private IncidentTable() {}

  static Optional<Incident> find(Session session, IncidentId id) throws SQLException {
    return session.first(
        "SELECT * FROM incidents WHERE id = ?", row -> incident(row, "id"), id.value());
  }

  static List<Incident> latest(Session session, String environment, int most) throws SQLException {
    return session.list(
        "SELECT * FROM incidents WHERE environment = ? ORDER BY opened_at DESC, id DESC LIMIT ?",
        row -> incident(row, "id"),
        environment,
        most);
  }

  /** The place of an incident that is not there is nowhere, and nothing comes before it. */
  static List<Incident> closed(
      Session session, String environment, @Nullable IncidentId before, int most)
      throws SQLException {
    String newestFirst = " ORDER BY opened_at DESC, id DESC LIMIT ?";
    String closed = "SELECT * FROM incidents WHERE environment = ? AND closed_at IS NOT NULL";
    return before == null
        ? session.list(closed + newestFirst, row -> incident(row, "id"), environment, most)
        : session.list(
            closed
                + " AND (opened_at, id) < (SELECT opened_at, id FROM incidents WHERE id = ?)"
                + newestFirst,
            row -> incident(row, "id"),
            environment,
            before.value(),
            most);
  }

  static List<Incident> beginning(Session session, String idPrefix, int most) throws SQLException {
    return session.list(
        "SELECT * FROM incidents WHERE id >= ? AND id < ? ORDER BY id LIMIT ?",
        row -> incident(row, "id"),
        idPrefix,
        idPrefix + AFTER_EVERY_ID,
        most);
  }

  static List<Incident> beginning(Session session, String environment, String idPrefix, int most)
      throws SQLException {
    return session.list(
        "SELECT * FROM incidents WHERE id >= ? AND id < ? AND environment = ? ORDER BY id LIMIT ?",
        row -> incident(row, "id"),
        idPrefix,
        idPrefix + AFTER_EVERY_ID,
        environment,
        most);
  }

  static Set<IncidentId> retired(Session session, Collection<IncidentId> among)
      throws SQLException {
    Set<IncidentId> retired = new HashSet<>();
    for (IncidentId id : among) {
      if (session.exists(
          "SELECT 1 FROM incident_events WHERE incident_id = ? AND kind = ? AND reason_code = ?",
          id.value(),
          IncidentEvent.Kind.CLOSED,
          ReasonCode.RETIRED)) {
        retired.add(id);
      }
    }
    return retired;
  }

  /** A letter's row has an incident in the same columns, but for its id. */
  static Incident incident(Row row, String idColumn) throws SQLException {
    return new Incident(
        new IncidentId(row.text(idColumn)),
        row.key(),
        row.constant(Status.class, "trouble"),
        row.instant("since"),
        row.optionalInstant("passed_at"),
        row.instant("opened_at"),
        row.optionalInstant("closed_at"),
        row.fault(),
        row.optionalInstant("told_at"),
        acknowledged(row),
        row.optionalText("changed"));
  }

  private static @Nullable Acknowledgement acknowledged(Row row) throws SQLException {
    String by = row.optionalText("ack_by");
    return by == null ? null : new Acknowledgement(by, row.instant("ack_at"), row.text("ack_note"));
  }

  static void keep(Session session, Incident incident) throws SQLException {
    Fault fault = incident.fault();
    Acknowledgement acknowledged = incident.acknowledged();
    session.update(
        "INSERT INTO incidents (id, environment, check_id, trouble, since, passed_at, opened_at,"
            + " closed_at, fault_code, fault_outcome, fault_title, fault_message, told_at, ack_by,"
            + " ack_at, ack_note, changed)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT (id) DO UPDATE SET"
            + " trouble = excluded.trouble, closed_at = excluded.closed_at,"
            + " told_at = excluded.told_at, ack_by = excluded.ack_by, ack_at = excluded.ack_at,"
            + " ack_note = excluded.ack_note,"
            + " fault_code = excluded.fault_code, fault_outcome = excluded.fault_outcome,"
            + " fault_title = excluded.fault_title, fault_message = excluded.fault_message",
        incident.id().value(),
        incident.key().environment(),
        incident.key().check().value(),
        incident.trouble(),
        incident.since(),
        incident.lastPassedAt(),
        incident.openedAt(),
        incident.closedAt(),
        fault == null ? null : fault.code().code(),
        fault == null ? null : fault.code().outcome(),
        fault == null ? null : fault.code().title(),
        fault == null ? null : fault.message(),
        incident.toldAt(),
        acknowledged == null ? null : acknowledged.by(),
        acknowledged == null ? null : acknowledged.at(),
        acknowledged == null ? null : acknowledged.note(),
        incident.changed());
  }

  static void add(Session session, IncidentEvent event) throws SQLException {
    session.update(
        "INSERT INTO incident_events (incident_id, number, kind, happened_at, run_id, reason_code,"
            + " reason_text, seen) VALUES (?, (SELECT coalesce(max(number), 0) + 1"
            + " FROM incident_events WHERE incident_id = ?), ?, ?, ?, ?, ?, ?)",
        event.incident().value(),
        event.incident().value(),
        event.kind(),
        event.at(),
        event.run() == null ? null : event.run().value(),
        event.reason().code(),
        event.reason().text(),
        event.text());
  }

  static List<IncidentEvent> timeline(Session session, IncidentId id) throws SQLException {
    return session.list(
        "SELECT * FROM incident_events WHERE incident_id = ? ORDER BY happened_at, number",
        row ->
            new IncidentEvent(
                id,
                row.constant(IncidentEvent.Kind.class, "kind"),
                row.instant("happened_at"),
                row.optionalText("run_id") == null ? null : new RunId(row.text("run_id")),
                StateTable.reason(row),
                row.text("seen")),
        id.value());
  }
}
