package dev.roadworthy.runner.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BackOffTest {

  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

  private final BackOff backOff = new BackOff();

  private Duration waitAfter(Instant now) {
    Duration wait = Duration.ZERO;
    while (!backOff.allows(now.plus(wait))) {
      wait = wait.plusSeconds(1);
    }
    return wait;
  }

  @Test
  void theFirstIsStartedAtOnce() {
    assertThat(backOff.allows(NOW)).isTrue();
  }

  @Test
  void eachFailureMakesTheNextOneWaitTwiceAsLongUpToAMinute() {
    for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
      backOff.failed(NOW);
      assertThat(waitAfter(NOW)).isEqualTo(Duration.ofSeconds(seconds));
    }
  }

  @Test
  void oneThatHasToBeReplacedSoonAfterItsStartIsAFailure() {
    backOff.wornOut(NOW.minusSeconds(3), NOW);
    backOff.wornOut(NOW.minusSeconds(3), NOW);

    assertThat(waitAfter(NOW)).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void oneThatHasWorkedForLongIsReplacedAtOnceAndItsFailuresAreForgotten() {
    backOff.failed(NOW.minus(Duration.ofHours(1)));
    backOff.failed(NOW.minus(Duration.ofHours(1)));

    backOff.wornOut(NOW.minus(Duration.ofMinutes(59)), NOW);

    assertThat(waitAfter(NOW)).isZero();
    backOff.failed(NOW);
    assertThat(waitAfter(NOW)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void aChangedSuiteIsTriedAtOnce() {
    backOff.failed(NOW);
    backOff.end(NOW);

    assertThat(backOff.allows(NOW)).isTrue();
  }
}
