package dev.roadworthy.config;

import dev.roadworthy.redaction.Redactor;

/** A value that never prints itself. */
public final class Secret {

  private final String value;

  private Secret(String value) {
    this.value = value;
  }

  /** Hides a value. */
  public static Secret of(String value) {
    return new Secret(value);
  }

  /** The value itself, for the one place that has to send it. */
  public String reveal() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  /** The mask, never the value. */
  @Override
  public String toString() {
    return Redactor.MASK;
  }
}
