package dev.roadworthy.alerting;

import dev.roadworthy.evaluation.Status;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.history.CheckKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One trouble of one check in one environment, from opening to closing.
 *
 * @param id the incident's identity
 * @param key which check, where
 * @param trouble {@link Status#DOWN} or {@link Status#BLIND}
 * @param since when the first of the runs that opened it began
 * @param openedAt when it was opened
 * @param closedAt when it was closed, null while it is open
 * @param fault the newest one seen
 */
public record Incident(
    IncidentId id,
    CheckKey key,
    Status trouble,
    Instant since,
    Instant openedAt,
    @Nullable Instant closedAt,
    @Nullable Fault fault) {

  /** It has not been closed. */
  public boolean isOpen() {
    return closedAt == null;
  }

  Incident showing(Status newTrouble, @Nullable Fault newFault) {
    return new Incident(id, key, newTrouble, since, openedAt, closedAt, newFault);
  }

  Incident closed(Instant at) {
    return new Incident(id, key, trouble, since, openedAt, at, fault);
  }
}
