package dev.roadworthy.runner.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PulseTest {

  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final Duration WAIT = Duration.ofMillis(50);

  private final Pulse pulse = new Pulse(START, 0);

  private Optional<String> after(Duration wall, Duration lasted) {
    return pulse.beat(START.plus(wall), lasted.toNanos(), WAIT);
  }

  @Test
  void timeThatGoesOnAsItShouldIsNothingToSpeakOf() {
    assertThat(after(WAIT, WAIT)).isEmpty();
    assertThat(after(WAIT.multipliedBy(2), WAIT.multipliedBy(2))).isEmpty();
  }

  @Test
  void aCorrectionOfAClockIsNothingToSpeakOf() {
    assertThat(after(Duration.ofSeconds(2), WAIT)).isEmpty();
  }

  @Test
  void aClockThatIsSetBackIsNoticed() {
    assertThat(after(Duration.ofMinutes(-10), WAIT))
        .hasValueSatisfying(
            what ->
                assertThat(what)
                    .startsWith("the clock jumped back by 10m")
                    .contains("2026-03-01T00:00:00Z"));
  }

  @Test
  void aMachineThatSleptIsNoticedWhereItsOtherClockSleptToo() {
    assertThat(after(Duration.ofHours(2), WAIT))
        .hasValueSatisfying(what -> assertThat(what).startsWith("the clock jumped forward by"));
  }

  @Test
  void aProcessThatStoodStillIsNoticed() {
    assertThat(after(Duration.ofMinutes(5), Duration.ofMinutes(5)))
        .hasValueSatisfying(what -> assertThat(what).startsWith("the watch stood still for 5m"));
  }

  @Test
  void whatWasNoticedIsSaidOnce() {
    after(Duration.ofMinutes(-10), WAIT);

    assertThat(after(Duration.ofMinutes(-10).plus(WAIT), WAIT.multipliedBy(2))).isEmpty();
  }
}
