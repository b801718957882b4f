package dev.roadworthy.runner;

import dev.roadworthy.alerting.Acknowledgement;
import dev.roadworthy.alerting.Incident;
import dev.roadworthy.alerting.IncidentEvent;
import dev.roadworthy.alerting.IncidentId;
import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.evaluation.ReasonCode;
import dev.roadworthy.store.Store;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Incidents for scripts: the same fields from every command and from the API. */
public final class IncidentJson {

  private IncidentJson() {}

  /** One that is open. */
  public static Json open(Incident incident, @Nullable CheckSpec check) {
    return of(incident, check, false);
  }

  /** Several, open or closed, with what history knows of their checks. */
  public static List<Map<String, @Nullable Object>> all(Store store, List<Incident> incidents) {
    Set<IncidentId> retired =
        store.decisions().retired(incidents.stream().map(Incident::id).toList());
    return incidents.stream()
        .map(each -> of(each, check(store, each), retired.contains(each.id())).asMap())
        .toList();
  }

  /** One, open or closed, from its opening on. */
  public static Map<String, @Nullable Object> timeline(Store store, Incident incident) {
    List<IncidentEvent> events = store.decisions().timeline(incident.id());
    return Json.object()
        .with("environment", incident.key().environment())
        .with("incident", of(incident, check(store, incident), isRetired(events)).asMap())
        .with("events", events.stream().map(each -> of(each).asMap()).toList())
        .asMap();
  }

  /** True if these say that it was closed because its check was retired. */
  public static boolean isRetired(List<IncidentEvent> timeline) {
    return timeline.stream()
        .anyMatch(
            event ->
                event.kind() == IncidentEvent.Kind.CLOSED
                    && event.reason().code() == ReasonCode.RETIRED);
  }

  /** An entry of a time line. */
  public static Json of(IncidentEvent event) {
    return Json.object()
        .with("at", event.at())
        .with("kind", event.kind())
        .with("reason", event.reason().code())
        .with("reasonText", event.reason().text())
        .with("text", event.text())
        .with("run", event.run());
  }

  /** Who has an incident in hand; null if nobody has. */
  public static @Nullable Map<String, @Nullable Object> of(@Nullable Acknowledgement acknowledged) {
    return acknowledged == null
        ? null
        : Json.object()
            .with("by", acknowledged.by())
            .with("at", acknowledged.at())
            .with("note", acknowledged.note())
            .asMap();
  }

  private static @Nullable CheckSpec check(Store store, Incident incident) {
    return store.history().check(incident.key()).orElse(null);
  }

  private static Json of(Incident incident, @Nullable CheckSpec check, boolean retired) {
    return Json.object()
        .with("id", incident.id())
        .with("environment", incident.key().environment())
        .with("check", incident.key().check())
        .with("trouble", incident.trouble())
        .with("open", incident.isOpen())
        .with("retired", retired)
        .with("since", incident.since())
        .with("lastPassedAt", incident.lastPassedAt())
        .with("changed", incident.changed())
        .with("openedAt", incident.openedAt())
        .with("closedAt", incident.closedAt())
        .with("toldAt", incident.toldAt())
        .with("acknowledged", of(incident.acknowledged()))
        .with("severity", check == null ? null : check.severity())
        .with("owner", check == null ? null : check.owner())
        .with("runbook", check == null ? null : check.runbook())
        .withFault(incident.fault());
  }
}
