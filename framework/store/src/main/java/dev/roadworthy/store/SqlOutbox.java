package dev.roadworthy.store;

import dev.roadworthy.alerting.Letter;
import dev.roadworthy.alerting.LetterId;
import dev.roadworthy.alerting.Outbox;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Letters and how their delivery goes. What was delivered stays delivered. */
final class SqlOutbox implements Outbox {

  private final Database database;

  SqlOutbox(Database database) {
    this.database = database;
  }

  @Override
  public List<Posted> due(Instant now, int most, Set<String> hooks) {
    SqlHistory.atLeastOne(most);
    return database.read(session -> LetterTable.due(session, now, most, hooks));
  }

  @Override
  public Map<String, Instant> nextDue(Set<String> hooks) {
    return database.read(session -> LetterTable.nextDue(session, hooks));
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
    database.write(session -> LetterTable.giveUp(session, id, State.DEAD, at, reason));
  }

  @Override
  public void gone(LetterId id, Instant at, String reason, List<Letter> notices) {
    database.write(session -> gone(session, id, at, reason, notices));
  }

  private static boolean gone(
      Session session, LetterId id, Instant at, String reason, List<Letter> notices)
      throws SQLException {
    boolean pending = LetterTable.giveUp(session, id, State.GONE, at, reason);
    for (Letter notice : pending ? notices : List.<Letter>of()) {
      LetterTable.post(session, notice);
    }
    return pending;
  }

  @Override
  public boolean redeliver(LetterId id, Instant at) {
    return database.write(session -> LetterTable.redeliver(session, id, at));
  }

  @Override
  public List<Posted> beginning(String idPrefix, int most) {
    SqlHistory.atLeastOne(most);
    return database.read(session -> LetterTable.beginning(session, idPrefix, most));
  }

  @Override
  public List<Posted> list(State state, int most) {
    SqlHistory.atLeastOne(most);
    return database.read(session -> LetterTable.list(session, state, most));
  }

  @Override
  public Backlog backlog(Instant givenUpSince) {
    return database.read(session -> LetterTable.backlog(session, givenUpSince));
  }

  private int write(String sql, Object... values) {
    return database.write(session -> session.update(sql, values));
  }
}
