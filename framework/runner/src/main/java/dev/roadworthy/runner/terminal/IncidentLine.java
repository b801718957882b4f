package dev.roadworthy.runner.terminal;

import dev.roadworthy.alerting.Decision;
import dev.roadworthy.alerting.IncidentEvent;
import java.util.Locale;

/** What happened to an incident, in one line. */
final class IncidentLine {

  private IncidentLine() {}

  static Line of(Decision decision, IncidentEvent event) {
    boolean good = event.kind() == IncidentEvent.Kind.CLOSED;
    return Line.of(good ? Style.GOOD : Style.BAD, "incident " + event.incident().brief())
        .and(
            " "
                + event.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                + ": "
                + decision.state().key()
                + " · "
                + event.reason().text()
                + (good || event.text().equals(event.reason().text()) ? "" : " · " + event.text()));
  }
}
