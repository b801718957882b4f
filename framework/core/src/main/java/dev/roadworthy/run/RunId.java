package dev.roadworthy.run;

/**
 * Identifies a run everywhere; importing the same run twice has the effect of once.
 *
 * @param value a UUID in its usual form
 */
public record RunId(String value) {

  /** A new one. */
  public static RunId random() {
    return new RunId(java.util.UUID.randomUUID().toString());
  }

  @Override
  public String toString() {
    return value;
  }
}
