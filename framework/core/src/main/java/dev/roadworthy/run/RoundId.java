package dev.roadworthy.run;

/**
 * Identifies a round everywhere.
 *
 * @param value a UUID in its usual form
 */
public record RoundId(String value) {

  /** A new one. */
  public static RoundId random() {
    return new RoundId(java.util.UUID.randomUUID().toString());
  }

  @Override
  public String toString() {
    return value;
  }
}
