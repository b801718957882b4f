package dev.roadworthy.alerting;

import dev.roadworthy.evaluation.Reason;
import dev.roadworthy.run.RunId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry in an incident's time line.
 *
 * @param incident which incident
 * @param kind what happened
 * @param at when
 * @param run the run that showed it; null if none did
 * @param reason why
 * @param text what was seen: a diagnosis, or the reason's text
 */
public record IncidentEvent(
    IncidentId incident, Kind kind, Instant at, @Nullable RunId run, Reason reason, String text) {

  /** What can happen to an incident. */
  public enum Kind {
    OPENED,
    /** The runs say another fault code now. */
    FAULT_CHANGED,
    /** It was BLIND and is DOWN now. */
    WORSENED,
    /** Somebody has it in hand. */
    ACKNOWLEDGED,
    /** It was silenced when it opened, and is told of now. */
    TOLD,
    /** It is still open, and nobody has it in hand. */
    REMINDED,
    CLOSED
  }
}
