package dev.roadworthy.runner.command;

import dev.roadworthy.alerting.Acknowledgement;
import dev.roadworthy.alerting.Incident;
import dev.roadworthy.alerting.IncidentEvent;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.runner.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Incidents for scripts. */
final class IncidentJson {

  private IncidentJson() {}

  static Json of(Incident incident) {
    Fault fault = incident.fault();
    Acknowledgement acknowledged = incident.acknowledged();
    return Json.object()
        .with("id", incident.id())
        .with("environment", incident.key().environment())
        .with("check", incident.key().check())
        .with("trouble", incident.trouble())
        .with("open", incident.isOpen())
        .with("since", incident.since())
        .with("lastPassedAt", incident.lastPassedAt())
        .with("changed", incident.changed())
        .with("openedAt", incident.openedAt())
        .with("closedAt", incident.closedAt())
        .with("toldAt", incident.toldAt())
        .with("fault", fault == null ? null : fault.code())
        .with("layer", fault == null ? null : fault.code().layer())
        .with("diagnosis", fault == null ? null : fault.diagnosis())
        .with(
            "acknowledged",
            acknowledged == null
                ? null
                : Json.object()
                    .with("by", acknowledged.by())
                    .with("at", acknowledged.at())
                    .with("note", acknowledged.note())
                    .asMap());
  }

  static Map<String, @Nullable Object> of(IncidentEvent event) {
    return Json.object()
        .with("at", event.at())
        .with("kind", event.kind())
        .with("reason", event.reason().code())
        .with("reasonText", event.reason().text())
        .with("text", event.text())
        .with("run", event.run())
        .asMap();
  }
}
