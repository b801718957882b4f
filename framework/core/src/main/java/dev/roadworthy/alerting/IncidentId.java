package dev.roadworthy.alerting;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roadworthy.history.CheckKey;
import dev.roadworthy.run.RunId;
import java.util.UUID;

/**
 * Identifies an incident. Computed from the check and the run that opened it, so that deciding
 * twice on the same facts names the same incident.
 *
 * @param value a UUID in its usual form
 */
public record IncidentId(String value) {

  /** The id of the incident that a run opens. */
  public static IncidentId of(CheckKey key, RunId openedBy) {
    String name = "incident " + key + " " + openedBy;
    return new IncidentId(UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString());
  }

  /** The first eight characters, enough for people. */
  public String brief() {
    return value.substring(0, Math.min(8, value.length()));
  }

  @Override
  public String toString() {
    return value;
  }
}
