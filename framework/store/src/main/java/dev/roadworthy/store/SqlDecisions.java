package dev.roadworthy.store;

import dev.roadworthy.alerting.CheckState;
import dev.roadworthy.alerting.Decision;
import dev.roadworthy.alerting.DecisionStore;
import dev.roadworthy.alerting.Incident;
import dev.roadworthy.alerting.IncidentEvent;
import dev.roadworthy.alerting.IncidentId;
import dev.roadworthy.alerting.Letter;
import dev.roadworthy.alerting.Silence;
import dev.roadworthy.history.CheckKey;
import dev.roadworthy.run.RunId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was decided, each decision whole. */
final class SqlDecisions implements DecisionStore {

  private final Database database;

  SqlDecisions(Database database) {
    this.database = database;
  }

  @Override
  public List<Waiting> waiting(String environment, int most) {
    SqlHistory.atLeastOne(most);
    return database.read(
        session ->
            session.list(
                "SELECT * FROM waiting WHERE environment = ? ORDER BY started_at, run_id LIMIT ?",
                row -> new Waiting(row.key(), new RunId(row.text("run_id"))),
                environment,
                most));
  }

  @Override
  public CheckState state(CheckKey key) {
    return database.read(session -> StateTable.of(session, key));
  }

  @Override
  public List<CheckState> states(String environment) {
    return database.read(session -> StateTable.of(session, environment));
  }

  @Override
  public boolean commit(Decision decision) {
    return database.write(session -> commit(session, decision));
  }

  @Override
  public List<Decision> commitAll(List<Decision> all) {
    return database.write(
        session -> {
          List<Decision> happened = new ArrayList<>();
          for (Decision decision : all) {
            if (commit(session, decision)) {
              happened.add(decision);
            }
          }
          return happened;
        });
  }

  private static boolean commit(Session session, Decision decision) throws SQLException {
    CheckKey key = decision.state().key();
    if (!StateTable.of(session, key).equals(decision.before())
        || (decision.run() != null && !endedWaiting(session, key, decision.run()))) {
      return false;
    }
    for (Incident closed : decision.closed()) {
      IncidentTable.keep(session, closed);
    }
    if (decision.state().open() != null) {
      IncidentTable.keep(session, decision.state().open());
    }
    StateTable.keep(session, decision.state());
    for (IncidentEvent event : decision.events()) {
      IncidentTable.add(session, event);
    }
    for (Letter letter : decision.letters()) {
      LetterTable.post(session, letter);
    }
    return true;
  }

  private static boolean endedWaiting(Session session, CheckKey key, RunId run)
      throws SQLException {
    return session.update(
            "DELETE FROM waiting WHERE environment = ?"
                + " AND started_at = (SELECT started_at FROM runs WHERE id = ?) AND run_id = ?",
            key.environment(),
            run.value(),
            run.value())
        > 0;
  }

  @Override
  public List<Incident> incidents(String environment, int most) {
    SqlHistory.atLeastOne(most);
    return database.read(session -> IncidentTable.latest(session, environment, most));
  }

  @Override
  public List<Incident> closed(String environment, @Nullable IncidentId before, int most) {
    SqlHistory.atLeastOne(most);
    return database.read(session -> IncidentTable.closed(session, environment, before, most));
  }

  @Override
  public List<Incident> incidentsBeginning(String idPrefix, int most) {
    SqlHistory.atLeastOne(most);
    return database.read(session -> IncidentTable.beginning(session, idPrefix, most));
  }

  @Override
  public List<Incident> incidentsBeginning(String environment, String idPrefix, int most) {
    SqlHistory.atLeastOne(most);
    return database.read(session -> IncidentTable.beginning(session, environment, idPrefix, most));
  }

  @Override
  public Optional<Incident> incident(IncidentId id) {
    return database.read(session -> IncidentTable.find(session, id));
  }

  @Override
  public Set<IncidentId> retired(Collection<IncidentId> among) {
    return database.read(session -> IncidentTable.retired(session, among));
  }

  @Override
  public List<IncidentEvent> timeline(IncidentId id) {
    return database.read(session -> IncidentTable.timeline(session, id));
  }

  @Override
  public void silence(Silence silence) {
    database.write(session -> SilenceTable.keep(session, silence));
  }

  @Override
  public List<Silence> silences(String environment, Instant now) {
    return database.read(session -> SilenceTable.lasting(session, environment, now));
  }
}
