package dev.roadworthy.runner.terminal;

import java.time.Duration;
import java.time.Instant;

/** How long ago, in the one unit that people would say. */
public final class Ago {

  private Ago() {}

  /** Such as {@code 3 min}; zero for what lies ahead. */
  public static String text(Instant then, Instant now) {
    Duration ago = Duration.between(then, now);
    if (ago.toDays() >= 2) {
      return ago.toDays() + " d";
    }
    if (ago.toHours() >= 2) {
      return ago.toHours() + " h";
    }
    return ago.toMinutes() >= 2 ? ago.toMinutes() + " min" : Math.max(0, ago.toSeconds()) + " s";
  }
}
