package dev.roadworthy.alerting;

import dev.roadworthy.evaluation.Reason;
import dev.roadworthy.run.RunId;
import java.time.Instant;

/**
 * An entry in an incident's time line.
 *
 * @param incident which incident
 * @param kind what happened
 * @param at when
 * @param run the run that showed it
 * @param reason why
 * @param text what was seen: a diagnosis, or the reason's text
 */
public record IncidentEvent(
    IncidentId incident, Kind kind, Instant at, RunId run, Reason reason, String text) {

  /** What can happen to an incident. */
  public enum Kind {
    OPENED,
    /** The runs say another fault code now. */
    FAULT_CHANGED,
    /** It was BLIND and is DOWN now. */
    WORSENED,
    CLOSED
  }
}
