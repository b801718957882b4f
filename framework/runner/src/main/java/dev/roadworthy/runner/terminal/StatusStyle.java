package dev.roadworthy.runner.terminal;

import dev.roadworthy.evaluation.Status;
import dev.roadworthy.runner.watch.Attention;
import dev.roadworthy.runner.watch.Snapshot;
import java.util.Map;

/** How a status looks on a terminal. */
final class StatusStyle {

  private StatusStyle() {}

  static Style of(Status status) {
    return switch (status) {
      case DOWN -> Style.BAD;
      case BLIND, STALE -> Style.UNSURE;
      case DEGRADED -> Style.WARNING;
      case UNKNOWN -> Style.FAINT;
      case UP -> Style.GOOD;
    };
  }

  /** How many checks have each status, worst first. */
  static Line counts(Snapshot snapshot) {
    Map<Status, Long> counts = snapshot.counts();
    Line line = Line.of("");
    for (Status status : Attention.WORST_FIRST) {
      Long count = counts.get(status);
      if (count != null) {
        line = line.and(line.width() == 0 ? "" : "  ").and(of(status), count + " " + status);
      }
    }
    return line;
  }
}
