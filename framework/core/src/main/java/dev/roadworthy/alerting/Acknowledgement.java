package dev.roadworthy.alerting;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Somebody has an incident in hand: nobody is reminded of it any more.
 *
 * @param by who
 * @param at when they said so
 * @param note what they said; may be empty
 */
public record Acknowledgement(String by, Instant at, String note) {

  /** Of one that somebody else has taken over: {@code it was in the hands of bob since ...}. */
  public String sentence() {
    return "it was in the hands of " + by + " since " + at.truncatedTo(ChronoUnit.SECONDS);
  }
}
