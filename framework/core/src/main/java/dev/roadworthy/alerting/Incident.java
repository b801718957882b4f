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
 * @param lastPassedAt when the newest run began that had passed before it opened, null if none had,
 *     as far back as was looked
 * @param openedAt when it was opened
 * @param closedAt when it was closed, null while it is open
 * @param fault the newest one seen
 * @param toldAt when letters were last written that it is open; null if nobody was told
 * @param acknowledged who has it in hand; null if nobody has
 * @param changed what is known to have changed between the last pass and the first failure, in
 *     words; null if nothing is
 */
public record Incident(
    IncidentId id,
    CheckKey key,
    Status trouble,
    Instant since,
    @Nullable Instant lastPassedAt,
    Instant openedAt,
    @Nullable Instant closedAt,
    @Nullable Fault fault,
    @Nullable Instant toldAt,
    @Nullable Acknowledgement acknowledged,
    @Nullable String changed) {

  /** One that nobody was told of yet. */
  public Incident(
      IncidentId id,
      CheckKey key,
      Status trouble,
      Instant since,
      @Nullable Instant lastPassedAt,
      Instant openedAt,
      @Nullable Instant closedAt,
      @Nullable Fault fault) {
    this(id, key, trouble, since, lastPassedAt, openedAt, closedAt, fault, null, null, null);
  }

  /** It has not been closed. */
  public boolean isOpen() {
    return closedAt == null;
  }

  Incident showing(Status newTrouble, @Nullable Fault newFault) {
    return new Incident(
        id,
        key,
        newTrouble,
        since,
        lastPassedAt,
        openedAt,
        closedAt,
        newFault,
        toldAt,
        acknowledged,
        changed);
  }

  Incident after(String change) {
    return new Incident(
        id,
        key,
        trouble,
        since,
        lastPassedAt,
        openedAt,
        closedAt,
        fault,
        toldAt,
        acknowledged,
        change);
  }

  Incident told(@Nullable Instant at) {
    return new Incident(
        id,
        key,
        trouble,
        since,
        lastPassedAt,
        openedAt,
        closedAt,
        fault,
        at,
        acknowledged,
        changed);
  }

  Incident acknowledged(Acknowledgement by) {
    return new Incident(
        id, key, trouble, since, lastPassedAt, openedAt, closedAt, fault, toldAt, by, changed);
  }

  Incident closed(Instant at) {
    return new Incident(
        id, key, trouble, since, lastPassedAt, openedAt, at, fault, toldAt, acknowledged, changed);
  }
}
