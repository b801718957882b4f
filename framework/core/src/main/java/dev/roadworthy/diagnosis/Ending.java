package dev.roadworthy.diagnosis;

import dev.roadworthy.run.Exchange;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a check ended.
 *
 * @param thrown what the check threw, null if it returned
 * @param exchanges what it sent and what came of it, by start
 * @param missed the deadline that it missed, null if it was in time
 */
public record Ending(
    @Nullable Throwable thrown, List<Exchange> exchanges, @Nullable MissedDeadline missed) {

  /**
   * @param timeout what the check had
   * @param inFlight true if an exchange was in flight, and was ended, when it ran out
   */
  public record MissedDeadline(Duration timeout, boolean inFlight) {}

  /** Copies the exchanges. */
  public Ending {
    exchanges = List.copyOf(exchanges);
  }

  /** A check that returned or threw within its time. */
  public static Ending inTime(@Nullable Throwable thrown, List<Exchange> exchanges) {
    return new Ending(thrown, exchanges, null);
  }

  /**
   * A check that had to be stopped.
   *
   * @param inFlight true if an exchange was in flight, and was ended, when the time ran out
   */
  public static Ending late(
      @Nullable Throwable thrown, List<Exchange> exchanges, Duration timeout, boolean inFlight) {
    return new Ending(thrown, exchanges, new MissedDeadline(timeout, inFlight));
  }

  /** The exchange that began last, null if there was none. */
  @Nullable Exchange last() {
    return exchanges.isEmpty() ? null : exchanges.get(exchanges.size() - 1);
  }
}
