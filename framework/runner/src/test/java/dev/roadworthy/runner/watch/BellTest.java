package dev.roadworthy.runner.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BellTest {

  private static final Duration LONG = Duration.ofMinutes(10);

  private final Bell bell = new Bell();

  @Test
  void whoWaitsWakesWhenItIsRung() throws Exception {
    Thread ringing = new Thread(bell::ring);
    ringing.start();
    bell.await(LONG);
    ringing.join();
  }

  @Test
  void aRingBeforeAnybodyWaitsIsHeardOnce() throws Exception {
    bell.ring();
    bell.ring();
    bell.await(LONG);

    long start = System.nanoTime();
    bell.await(Duration.ofMillis(30));
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isGreaterThanOrEqualTo(Duration.ofMillis(30));
  }

  @Test
  void whatCanWaitIsHeardLater() throws Exception {
    long start = System.nanoTime();
    bell.ringWithin(Duration.ofMillis(40));
    bell.await(LONG);
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isGreaterThanOrEqualTo(Duration.ofMillis(40));
  }

  @Test
  void whatCannotWaitIsNotHeldUpByWhatCan() throws Exception {
    bell.ringWithin(LONG);
    bell.ring();
    bell.await(LONG);
  }

  @Test
  void whatCanWaitDoesNotPutOffWhatWasToBeHeardSooner() throws Exception {
    bell.ringWithin(Duration.ofMillis(20));
    bell.ringWithin(LONG);
    bell.await(LONG);
  }
}
