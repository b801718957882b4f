package dev.roadworthy.hooks;

import dev.roadworthy.alerting.Letter;
import dev.roadworthy.evaluation.Status;

/** The colour of a letter, for media that have colours; the words say the same. */
public enum Accent {
  /** The application is at fault. */
  RED("#c62828"),
  /** Nothing is known (any more), or a hook is disabled. */
  AMBER("#ef8f00"),
  /** It is over. */
  GREEN("#2e7d32");

  private final String hex;

  Accent(String hex) {
    this.hex = hex;
  }

  /** As in HTML. */
  public String hex() {
    return hex;
  }

  /** The colour for a letter. */
  public static Accent of(Letter letter) {
    return switch (letter.kind()) {
      case TRIGGER, REMINDER -> letter.incident().trouble() == Status.DOWN ? RED : AMBER;
      case RESOLVED -> letter.verdict().status() == Status.UNKNOWN ? AMBER : GREEN;
      case HOOK_DISABLED -> AMBER;
    };
  }
}
