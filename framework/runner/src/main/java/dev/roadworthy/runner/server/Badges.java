package dev.roadworthy.runner.server;

import dev.roadworthy.evaluation.Status;
import dev.roadworthy.reports.chart.Badge;
import dev.roadworthy.runner.watch.Attention;
import dev.roadworthy.runner.watch.Snapshot;

/** Badges of a watch. One that is not healthy knows nothing, and its badges say so. Pure. */
final class Badges {

  private static final String UNWATCHED = "not watched";

  private Badges() {}

  /** Of all checks. */
  static String ofWatch(Snapshot watch, Health health) {
    if (!health.isGood()) {
      return Badge.svg(watch.environment(), UNWATCHED, color(Status.UNKNOWN));
    }
    Status worst =
        watch.checks().stream()
            .min(Attention.ORDER)
            .map(Snapshot.Check::status)
            .orElse(Status.UNKNOWN);
    return Badge.svg(watch.environment(), Attention.counts(watch.checks()), color(worst));
  }

  /** Of one check. */
  static String ofCheck(Snapshot.Check check, Health health) {
    return health.isGood()
        ? Badge.svg(check.id().value(), check.status().name(), color(check.status()))
        : Badge.svg(check.id().value(), UNWATCHED, color(Status.UNKNOWN));
  }

  /** White text can be read on all of them. */
  private static String color(Status status) {
    return switch (status) {
      case UP -> "#2e7d32";
      case DEGRADED -> "#a85d00";
      case DOWN -> "#c62828";
      case BLIND, STALE -> "#7b3f9d";
      case UNKNOWN -> "#616161";
    };
  }
}
