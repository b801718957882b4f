package dev.roadworthy.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {

  private static final RetryPolicy POLICY = RetryPolicy.DEFAULT;
  private static final Duration SECOND = Duration.ofSeconds(1);

  /** The longest delay that the jitter allows, and the shortest. */
  private static final RandomGenerator LONGEST = () -> -1;

  private static final RandomGenerator SHORTEST = () -> 0;

  @ParameterizedTest
  @CsvSource({"1,1000", "2,2000", "3,4000", "9,256000", "10,300000", "64,300000", "999,300000"})
  void theDelayDoublesUpToFiveMinutes(int failed, long millis) {
    Duration delay = POLICY.nextDelay(failed, SECOND, null, LONGEST);
    assertThat(delay).isBetween(Duration.ofMillis(millis - 1), Duration.ofMillis(millis));
  }

  @Test
  void theJitterIsFull() {
    assertThat(POLICY.nextDelay(9, SECOND, null, SHORTEST)).isZero();
  }

  @Test
  void aReceiverMayAskForMoreButNotForLess() {
    Duration minute = Duration.ofMinutes(1);
    assertThat(POLICY.nextDelay(1, SECOND, minute, LONGEST)).isEqualTo(minute);
    assertThat(POLICY.nextDelay(9, SECOND, minute, LONGEST)).isGreaterThan(minute);
    assertThat(POLICY.nextDelay(9, SECOND, Duration.ofSeconds(-1), SHORTEST)).isZero();
  }

  @Test
  void aReceiverMayAskForAnHourAtMost() {
    Duration century = Duration.ofDays(36500);
    assertThat(POLICY.nextDelay(1, SECOND, century, LONGEST)).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void aLetterIsGivenUpAfterADay() {
    Duration day = Duration.ofHours(24);
    assertThat(POLICY.nextDelay(2, day.minusMillis(1), null, LONGEST)).isNotNull();
    assertThat(POLICY.nextDelay(2, day, null, LONGEST)).isNull();
  }

  @Test
  void aLetterIsGivenUpAfterTheLastAttempt() {
    assertThat(POLICY.nextDelay(999, SECOND, null, LONGEST)).isNotNull();
    assertThat(POLICY.nextDelay(1000, SECOND, null, LONGEST)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S,2,PT5M,PT1H,PT24H,9,firstDelay must be positive",
    "PT1S,0.9,PT5M,PT1H,PT24H,9,factor must be 1 to 100",
    "PT1S,NaN,PT5M,PT1H,PT24H,9,factor must be 1 to 100",
    "PT9S,2,PT5S,PT1H,PT24H,9,longestDelay must not be under firstDelay (PT9S)",
    "PT1S,2,PT5M,-PT1H,PT24H,9,longestRetryAfter must be 0 s or more",
    "PT1S,2,PT5M,PT1H,-PT24H,9,giveUpAfter must be 0 s or more",
    "PT1S,2,PT5M,PT1H,PT24H,0,mostAttempts must be 1 or more"
  })
  void anImpossiblePolicyIsRefused(
      Duration first,
      double factor,
      Duration longest,
      Duration retryAfter,
      Duration giveUp,
      int most,
      String rule) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RetryPolicy(first, factor, longest, retryAfter, giveUp, most))
        .withMessageStartingWith(rule + ", but was ");
  }
}
