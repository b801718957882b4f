package dev.roadworthy.runner.watch;

import dev.roadworthy.alerting.Outbox.Posted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The letters that have not arrived.
 *
 * @param waiting how many wait for their delivery, at most 1,000
 * @param tried how many of those were tried in vain
 * @param dead how many were given up, at most 2,000
 * @param lately how many of those were given up within a week: somebody may still care
 * @param why what was in the way of one of them; empty if none has been tried
 */
public record Undelivered(int waiting, int tried, int dead, int lately, String why) {

  /** None. */
  public static final Undelivered NONE = new Undelivered(0, 0, 0, 0, "");

  private static final Duration LATELY = Duration.ofDays(7);

  static Undelivered of(List<Posted> pending, List<Posted> dead, Instant now) {
    List<Posted> tried = pending.stream().filter(posted -> posted.attempts() > 0).toList();
    List<Posted> lately =
        dead.stream().filter(posted -> posted.since().plus(LATELY).isAfter(now)).toList();
    String why =
        Stream.concat(tried.stream(), lately.stream())
            .filter(posted -> posted.lastReason() != null)
            .findFirst()
            .map(posted -> posted.letter().hook() + ": " + posted.lastReason())
            .orElse("");
    return new Undelivered(pending.size(), tried.size(), dead.size(), lately.size(), why);
  }

  /** True if somebody has not been told who should have been. */
  public boolean isTrouble() {
    return tried + lately > 0;
  }

  /** In a sentence, if it is trouble. */
  public String text() {
    List<String> parts = new ArrayList<>();
    if (tried > 0) {
      parts.add(tried + (tried == 1 ? " letter waits" : " letters wait") + " for another attempt");
    }
    if (lately > 0) {
      parts.add(lately + (lately == 1 ? " letter was" : " letters were") + " given up");
    }
    return String.join(", ", parts)
        + (why.isEmpty() ? "" : " (" + why + ")")
        + "; `roadworthy status` lists them";
  }
}
