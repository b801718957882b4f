package dev.roadworthy.load;

import dev.roadworthy.load.Measured.Kind;
import java.util.List;
import java.util.stream.Stream;

/**
 * A load test in sums, as much as comparing it needs.
 *
 * @param seconds how many seconds of it count
 * @param total all its requests, without what its warm-up discards
 * @param measured each request and each group, likewise
 */
public record LoadSummary(long seconds, Measured total, List<Measured> measured) {

  /** Copies the list. */
  public LoadSummary {
    measured = List.copyOf(measured);
  }

  /** The sums of what counts. */
  public static LoadSummary of(LoadRecord whole) {
    LoadRecord counted = whole.counted();
    return new LoadSummary(
        counted.duration(),
        counted.total(),
        Stream.of(Kind.values())
            .flatMap(
                kind ->
                    counted.names(kind).stream()
                        .flatMap(name -> counted.measured(kind, name).stream()))
            .toList());
  }

  /** How many requests ended in a second, on average. */
  public double throughput() {
    return total.count() / (double) Math.max(1, seconds);
  }
}
