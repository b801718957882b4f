package dev.roadworthy.store;

import dev.roadworthy.alerting.LetterId;
import dev.roadworthy.alerting.Outbox;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Letters and how their delivery goes. What was delivered stays delivered. */
final class SqlOutbox implements Outbox {

  private final Database database;

  SqlOutbox(Database database) {
    this.database = database;
  }

  @Override
  public List<Posted> due(Instant now, int most) {
    SqlHistory.atLeastOne(most);
    return database.read(session -> LetterTable.due(session, now, most));
  }

  @Override
  public Map<String, Instant> nextDue() {
    return database.read(LetterTable::nextDue);
  }

  @Override
  public void delivered(LetterId id, Instant at) {
    write(
        "UPDATE letters SET state = 'DELIVERED', settled_at = ?"
            + " WHERE id = ? AND state <> 'DELIVERED'",
        at,
        id.value());
  }

  @Override
  public void retry(LetterId id, Instant nextAttempt, String reason) {
    write(
        "UPDATE letters SET attempts = attempts + 1, next_attempt = ?, last_reason = ?"
            + " WHERE id = ? AND state = 'PENDING'",
        nextAttempt,
        reason,
        id.value());
  }

  @Override
  public void dead(LetterId id, Instant at, String reason) {
    write(
        "UPDATE letters SET state = 'DEAD', attempts = attempts + 1, settled_at = ?,"
            + " last_reason = ? WHERE id = ? AND state = 'PENDING'",
        at,
        reason,
        id.value());
  }

  @Override
  public boolean redeliver(LetterId id, Instant at) {
    return write(
            "UPDATE letters SET state = 'PENDING', attempts = 0, waiting_since = ?,"
                + " next_attempt = ?, settled_at = NULL, last_reason = NULL,"
                + " number = (SELECT max(number) + 1 FROM letters same WHERE"
                + " same.incident_id = letters.incident_id AND same.hook = letters.hook)"
                + " WHERE id = ? AND state = 'DEAD'",
            at,
            at,
            id.value())
        > 0;
  }

  @Override
  public List<Posted> list(State state, int most) {
    SqlHistory.atLeastOne(most);
    return database.read(session -> LetterTable.list(session, state, most));
  }

  private int write(String sql, Object... values) {
    return database.write(session -> session.update(sql, values));
  }
}
