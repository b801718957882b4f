package dev.roadworthy.gatling;

import dev.roadworthy.load.LoadEnd.Generator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** When the machine that made the load has measured itself. */
final class Saturation {

  /** Of all processors, by the generator alone, for five seconds. */
  private static final double BUSY = 0.9;

  private static final Duration LATE = Duration.ofMillis(100);

  private Saturation() {}

  /** By what it was saturated; empty if it was not. */
  static Optional<String> of(Generator generator) {
    List<String> by = new ArrayList<>();
    if (generator.outOfPorts()) {
      by.add("it had no local port, or no file descriptor, left");
    }
    if (generator.cpu() >= BUSY) {
      by.add(
          String.format(
              Locale.ROOT,
              "it used %.0f %% of the machine's processors for 5 s (at most %.0f %%)",
              generator.cpu() * 100,
              BUSY * 100));
    }
    if (generator.lag().compareTo(LATE) >= 0) {
      by.add(
          "its event loops were up to "
              + generator.lag().toMillis()
              + " ms late (p95; at most "
              + LATE.toMillis()
              + " ms)");
    }
    return by.isEmpty() ? Optional.empty() : Optional.of(String.join(", and ", by));
  }
}
