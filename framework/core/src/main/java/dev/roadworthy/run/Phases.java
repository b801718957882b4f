package dev.roadworthy.run;

import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How long the parts of an exchange took; a part that did not happen or did not end is null (a
 * reused connection has no dns, connect and tls).
 */
public record Phases(
    @Nullable Duration dns,
    @Nullable Duration connect,
    @Nullable Duration tls,
    @Nullable Duration ttfb,
    @Nullable Duration transfer) {

  /** Nothing happened. */
  public static final Phases NONE = new Phases(null, null, null, null, null);

  /** How long a part took, null if it did not happen or did not end. */
  public @Nullable Duration of(Phase phase) {
    return switch (phase) {
      case DNS -> dns;
      case CONNECT -> connect;
      case TLS -> tls;
      case TTFB -> ttfb;
      case TRANSFER -> transfer;
    };
  }

  /** The sum of the parts that ended. */
  public Duration total() {
    return Stream.of(dns, connect, tls, ttfb, transfer)
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .reduce(Duration.ZERO, Duration::plus);
  }
}
