package dev.roadworthy.store;

import dev.roadworthy.alerting.Acknowledgement;
import dev.roadworthy.alerting.Incident;
import dev.roadworthy.alerting.Letter;
import dev.roadworthy.alerting.LetterId;
import dev.roadworthy.alerting.Outbox.Backlog;
import dev.roadworthy.alerting.Outbox.Obstacle;
import dev.roadworthy.alerting.Outbox.OfHook;
import dev.roadworthy.alerting.Outbox.Posted;
import dev.roadworthy.alerting.Outbox.State;
import dev.roadworthy.fault.Fault;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Letters as rows. */
final class LetterTable {

  /** The oldest pending letter of each incident and hook, but for hooks that are disabled. */
  private static final String HEADS =
      " letters WHERE state = 'PENDING' AND NOT EXISTS (SELECT 1 FROM letters older"
          + " WHERE older.incident_id = letters.incident_id AND older.hook = letters.hook"
          + " AND older.state = 'PENDING' AND older.number < letters.number)"
          + " AND hook NOT IN (SELECT hook FROM letters WHERE state = 'GONE')";

  private LetterTable() {}

  static void post(Session session, Letter letter) throws SQLException {
    Incident incident = letter.incident();
    Fault fault = incident.fault();
    Acknowledgement acknowledged = incident.acknowledged();
    session.update(
        "INSERT INTO letters (id, hook, kind, incident_id, environment, check_id, trouble, since,"
            + " passed_at, opened_at, closed_at, fault_code, fault_outcome, fault_title,"
            + " fault_message, told_at, ack_by, ack_at, ack_note, changed, spec, status, reason_code, reason_text,"
            + " written_at, number, state,"
            + " waiting_since, attempts, next_attempt) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
            + " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT coalesce(max(number), 0) + 1 FROM letters WHERE"
            + " incident_id = ? AND hook = ?), 'PENDING', ?, 0, ?) ON CONFLICT (id) DO NOTHING",
        letter.id().value(),
        letter.hook(),
        letter.kind(),
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
        incident.changed(),
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

  static List<Posted> due(Session session, Instant now, int most, Set<String> hooks)
      throws SQLException {
    List<@Nullable Object> values = new ArrayList<>(hooks);
    values.add(now);
    values.add(most);
    return session.list(
        "SELECT * FROM (SELECT letters.*, row_number() OVER (PARTITION BY hook"
            + " ORDER BY next_attempt, id) AS place FROM"
            + HEADS
            + amongHooks(hooks)
            + " AND next_attempt <= ?) heads WHERE place <= ? ORDER BY next_attempt, id",
        LetterTable::posted,
        values.toArray());
  }

  static Map<String, Instant> nextDue(Session session, Set<String> hooks) throws SQLException {
    return session
        .list(
            "SELECT hook, min(next_attempt) AS next FROM"
                + HEADS
                + amongHooks(hooks)
                + " GROUP BY hook",
            row -> Map.entry(row.text("hook"), row.instant("next")),
            hooks.toArray())
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static String amongHooks(Set<String> hooks) {
    return hooks.isEmpty()
        ? " AND 1 = 0"
        : " AND hook IN (" + String.join(", ", Collections.nCopies(hooks.size(), "?")) + ")";
  }

  static boolean giveUp(Session session, LetterId id, State state, Instant at, String reason)
      throws SQLException {
    return session.update(
            "UPDATE letters SET state = ?, attempts = attempts + 1, settled_at = ?,"
                + " last_reason = ? WHERE id = ? AND state = 'PENDING'",
            state,
            at,
            reason,
            id.value())
        > 0;
  }

  static boolean redeliver(Session session, LetterId id, Instant at) throws SQLException {
    boolean found =
        session.update(
                "UPDATE letters SET state = 'PENDING', attempts = 0, waiting_since = ?,"
                    + " next_attempt = ?, settled_at = NULL, last_reason = NULL,"
                    + " number = (SELECT max(number) + 1 FROM letters same WHERE"
                    + " same.incident_id = letters.incident_id AND same.hook = letters.hook)"
                    + " WHERE id = ? AND state IN ('DEAD', 'GONE')",
                at,
                at,
                id.value())
            > 0;
    if (found) {
      session.update(
          "UPDATE letters SET state = 'DEAD' WHERE state = 'GONE'"
              + " AND hook = (SELECT hook FROM letters again WHERE again.id = ?)",
          id.value());
    }
    return found;
  }

  static List<Posted> list(Session session, State state, int most) throws SQLException {
    return session.list(
        "SELECT * FROM letters WHERE state = ?"
            + " ORDER BY waiting_since DESC, number DESC, id DESC LIMIT ?",
        LetterTable::posted,
        state,
        most);
  }

  static List<Posted> beginning(Session session, String idPrefix, int most) throws SQLException {
    return session.list(
        "SELECT * FROM letters WHERE id >= ? AND id < ? ORDER BY id LIMIT ?",
        LetterTable::posted,
        idPrefix,
        idPrefix + IncidentTable.AFTER_EVERY_ID,
        most);
  }

  static Backlog backlog(Session session, Instant givenUpSince) throws SQLException {
    List<OfHook> hooks =
        session.list(
            "SELECT hook, "
                + counted("state = 'PENDING'", "waiting")
                + ", "
                + counted("state = 'PENDING' AND attempts > 0", "tried")
                + ", "
                + counted("state IN ('DEAD', 'GONE')", "dead")
                + ", "
                + counted("state = 'DEAD' AND settled_at > ?", "lately")
                + ", "
                + counted("state = 'GONE'", "gone")
                + " FROM letters WHERE state IN ('PENDING', 'DEAD', 'GONE')"
                + " GROUP BY hook ORDER BY hook",
            row ->
                new OfHook(
                    row.text("hook"),
                    row.count("waiting"),
                    row.count("tried"),
                    row.count("dead"),
                    row.count("lately"),
                    row.count("gone") > 0),
            givenUpSince);
    return new Backlog(hooks, obstacle(session, givenUpSince).orElse(null));
  }

  private static String counted(String which, String name) {
    return "sum(CASE WHEN " + which + " THEN 1 ELSE 0 END) AS " + name;
  }

  private static Optional<Obstacle> obstacle(Session session, Instant givenUpSince)
      throws SQLException {
    // PENDING comes before DEAD.
    return session.first(
        "SELECT hook, last_reason FROM letters"
            + " WHERE (state = 'PENDING' AND attempts > 0 OR state = 'DEAD' AND settled_at > ?)"
            + " AND hook NOT IN (SELECT hook FROM letters WHERE state = 'GONE')"
            + " ORDER BY state DESC, waiting_since, number, id LIMIT 1",
        row -> new Obstacle(row.text("hook"), row.text("last_reason")),
        givenUpSince);
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
        row.optionalText("last_reason"),
        row.optionalInstant("settled_at"));
  }
}
