package dev.roadworthy.alerting;

import dev.roadworthy.history.CheckKey;
import dev.roadworthy.run.RunId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what was decided. What {@link #commit} has returned from survives the death of process and
 * machine; before that, nothing of the decision is visible.
 */
public interface DecisionStore {

  /**
   * A run that waits for its decision.
   *
   * @param key which check, where
   * @param run the run
   */
  record Waiting(CheckKey key, RunId run) {}

  /**
   * The runs of an environment that wait, by start then id, at most so many. By environment,
   * because only who has read an environment's policy can decide there.
   */
  List<Waiting> waiting(String environment, int most);

  /** What was decided on a check so far; {@link CheckState#unknown} if nothing. */
  CheckState state(CheckKey key);

  /** The states of all checks of an environment, by check id. */
  List<CheckState> states(String environment);

  /**
   * Keeps state, incident, time line and letters of a decision, and takes its run off the waiting
   * list if there is one, all in one transaction. Nothing happens if the run no longer waits (the
   * decision was committed before), or if {@link Decision#before} is no longer the check's state
   * (another process has decided on a run of the check meanwhile): a run that still waits is to be
   * decided on again.
   *
   * @return false if nothing happened
   */
  boolean commit(Decision decision);

  /**
   * Keeps several as {@link #commit} does, all in one transaction.
   *
   * @param all on different checks
   * @return those that happened
   */
  List<Decision> commitAll(List<Decision> all);

  /** The incidents of an environment, the newest first, at most so many. */
  List<Incident> incidents(String environment, int most);

  /**
   * The closed incidents of an environment, the newest first, at most so many.
   *
   * @param before only those that opened before this one, such as the last of a page; null for all
   */
  List<Incident> closed(String environment, @Nullable IncidentId before, int most);

  /** Incidents of any environment whose id begins so, by id, at most so many. */
  List<Incident> incidentsBeginning(String idPrefix, int most);

  /** Those of an environment whose id begins so, by id, at most so many. */
  List<Incident> incidentsBeginning(String environment, String idPrefix, int most);

  /** An incident by its id. */
  Optional<Incident> incident(IncidentId id);

  /** Those of these incidents that were closed because their check was retired. */
  Set<IncidentId> retired(Collection<IncidentId> among);

  /** An incident's time line, by time. */
  List<IncidentEvent> timeline(IncidentId id);

  /** Keeps a silence, or what has become of it. */
  void silence(Silence silence);

  /** The silences of an environment that have not ended by then, by their beginning. */
  List<Silence> silences(String environment, Instant now);
}
