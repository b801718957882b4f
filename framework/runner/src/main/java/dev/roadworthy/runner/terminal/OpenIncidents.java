package dev.roadworthy.runner.terminal;

import dev.roadworthy.alerting.Incident;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.runner.watch.Attention;
import dev.roadworthy.runner.watch.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The open incidents of a watch, as many as there are lines for. */
final class OpenIncidents {

  private OpenIncidents() {}

  /** Those that need attention most, under a heading that says how many there are. */
  static List<Line> lines(Snapshot snapshot, int height) {
    List<Snapshot.Check> all =
        snapshot.checks().stream()
            .filter(check -> check.incident() != null)
            .sorted(Attention.ORDER)
            .toList();
    List<Line> lines = new ArrayList<>();
    if (height < 2 || all.isEmpty()) {
      return lines;
    }
    lines.add(Line.of(Style.BOLD, "Open incidents: " + all.size()));
    int shown = all.size() < height ? all.size() : height - 2;
    for (Snapshot.Check check : all.subList(0, shown)) {
      Incident incident = check.incident();
      if (incident != null) {
        lines.add(line(check, incident, snapshot.at()));
      }
    }
    if (shown < all.size()) {
      lines.add(Line.of(Style.FAINT, "  … " + (all.size() - shown) + " more"));
    }
    return lines;
  }

  private static Line line(Snapshot.Check check, Incident incident, Instant now) {
    Fault fault = incident.fault();
    return Line.of("  ")
        .and(StatusStyle.of(incident.trouble()), incident.id().brief())
        .and(
            "  %s  for %s  %s  %s%s%s"
                .formatted(
                    check.id(),
                    Ago.text(incident.since(), now),
                    check.spec().severity(),
                    check.spec().owner(),
                    incident.acknowledged() == null
                        ? ""
                        : "  in hand of " + incident.acknowledged().by(),
                    fault == null ? "" : "  " + fault.diagnosis()));
  }
}
