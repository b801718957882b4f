package dev.roadworthy.alerting;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;

/**
 * Identifies a letter towards its receiver, through all attempts. Computed from incident, kind and
 * hook, so that deciding twice on the same facts writes the same letter.
 *
 * @param value a UUID in its usual form
 */
public record LetterId(String value) {

  public static LetterId of(IncidentId incident, Letter.Kind kind, String occasion, String hook) {
    String name = "letter " + incident + " " + kind + " " + occasion + " " + hook;
    return new LetterId(UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString());
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
