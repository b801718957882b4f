package dev.roadworthy.gatling;

import dev.roadworthy.load.LoadEnd.Bounds;
import dev.roadworthy.load.Measured;
import java.util.Map;
import java.util.stream.Collectors;

/** Figures of a load test in words. */
final class Told {

  private static final int MOST_REASONS = 5;

  private Told() {}

  /** How many requests, how many of them failed, and why. */
  static String figures(Measured all) {
    return all.count()
        + " requests, of which "
        + all.failed().count()
        + " failed"
        + (all.failures().isEmpty() ? "" : ": " + reasons(all.failures()));
  }

  /** The most frequent reasons, each with how often it was. */
  static String reasons(Map<String, Long> failures) {
    String most =
        failures.entrySet().stream()
            .sorted(
                Map.Entry.<String, Long>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(MOST_REASONS)
            .map(each -> each.getValue() + " x " + each.getKey())
            .collect(Collectors.joining(", "));
    int left = failures.size() - MOST_REASONS;
    return left > 0 ? most + ", and " + left + " other reasons" : most;
  }

  /** Where connections were refused, and how many. */
  static String refused(Bounds bounds) {
    return bounds.refused().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(each -> each.getValue() + " connections to " + each.getKey())
            .collect(Collectors.joining(", "))
        + " refused, which is neither the environment's host nor in its load.hosts";
  }
}
