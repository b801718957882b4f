package dev.roadworthy.hooks;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * When a letter that could not be delivered is tried again: exponential back-off with full jitter,
 * which spreads the letters of an outage over the whole interval.
 *
 * @param firstDelay the most after the first failure; positive
 * @param factor by which that grows with each failure; 1 or more
 * @param longestDelay where it stops growing; not under {@code firstDelay}
 * @param longestRetryAfter how long a receiver may ask to wait; longer wishes are cut to it
 * @param giveUpAfter a letter that has waited so long is given up when its next attempt fails;
 *     never without an attempt, however long nobody was there to make one
 * @param mostAttempts a letter is given up when so many attempts failed; 1 or more
 */
public record RetryPolicy(
    Duration firstDelay,
    double factor,
    Duration longestDelay,
    Duration longestRetryAfter,
    Duration giveUpAfter,
    int mostAttempts) {

  /** From 1 s, doubling, to 5 min; a receiver may ask for 1 h; for 24 h or 1000 attempts. */
  public static final RetryPolicy DEFAULT =
      new RetryPolicy(
          Duration.ofSeconds(1),
          2,
          Duration.ofMinutes(5),
          Duration.ofHours(1),
          Duration.ofHours(24),
          1000);

  /**
   * @throws IllegalArgumentException if a value is out of range; the message states the rule
   */
  public RetryPolicy {
    require(firstDelay.compareTo(Duration.ZERO) > 0, "firstDelay must be positive", firstDelay);
    require(factor >= 1 && factor <= 100, "factor must be 1 to 100", factor);
    require(
        longestDelay.compareTo(firstDelay) >= 0,
        "longestDelay must not be under firstDelay (" + firstDelay + ")",
        longestDelay);
    require(
        !longestRetryAfter.isNegative(),
        "longestRetryAfter must be 0 s or more",
        longestRetryAfter);
    require(!giveUpAfter.isNegative(), "giveUpAfter must be 0 s or more", giveUpAfter);
    require(mostAttempts >= 1, "mostAttempts must be 1 or more", mostAttempts);
  }

  private static void require(boolean holds, String rule, Object value) {
    if (!holds) {
      throw new IllegalArgumentException(rule + ", but was " + value);
    }
  }

  /**
   * How long to wait before the next attempt.
   *
   * @param failed how many attempts have failed, 1 or more
   * @param waited since when the letter waits
   * @param retryAfter what the receiver asked for, null if nothing
   * @param random where the jitter comes from
   * @return null if the letter is given up
   */
  @Nullable Duration nextDelay(
      int failed, Duration waited, @Nullable Duration retryAfter, RandomGenerator random) {
    if (failed >= mostAttempts || waited.compareTo(giveUpAfter) >= 0) {
      return null;
    }
    double most =
        Math.min(longestDelay.toMillis(), firstDelay.toMillis() * Math.pow(factor, failed - 1));
    Duration delay = Duration.ofMillis((long) (most * random.nextDouble()));
    Duration asked = granted(retryAfter);
    return delay.compareTo(asked) < 0 ? asked : delay;
  }

  /** What a receiver asked for, as far as it is granted. */
  Duration granted(@Nullable Duration retryAfter) {
    if (retryAfter == null || retryAfter.isNegative()) {
      return Duration.ZERO;
    }
    return retryAfter.compareTo(longestRetryAfter) < 0 ? retryAfter : longestRetryAfter;
  }
}
