package dev.roadworthy.runner.server;

import dev.roadworthy.alerting.Incident;
import dev.roadworthy.alerting.IncidentId;
import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.evaluation.Status;
import dev.roadworthy.runner.IncidentJson;
import dev.roadworthy.runner.Json;
import dev.roadworthy.runner.Version;
import dev.roadworthy.runner.watch.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the API answers, as openapi.json promises it. */
final class Facts {

  private Facts() {}

  static Map<String, @Nullable Object> status(Snapshot watch) {
    Json counts = Json.object();
    Map<Status, Long> known = watch.counts();
    for (Status status : Status.values()) {
      counts.with(status.name(), known.getOrDefault(status, 0L));
    }
    return Json.object()
        .with("version", Version.text())
        .with("environment", watch.environment())
        .with("location", watch.location())
        .with("at", watch.at())
        .with("startedAt", watch.startedAt())
        .with("counts", counts.asMap())
        .with("openIncidents", open(watch).count())
        .with("worker", worker(watch.worker()))
        .with("history", history(watch.books()))
        .with("troubles", watch.troubles().stream().map(Facts::trouble).toList())
        .asMap();
  }

  private static @Nullable Map<String, @Nullable Object> worker(Snapshot.@Nullable Worker worker) {
    return worker == null
        ? null
        : Json.object().with("pid", worker.pid()).with("startedAt", worker.startedAt()).asMap();
  }

  private static @Nullable Map<String, @Nullable Object> history(Snapshot.@Nullable Books books) {
    return books == null
        ? null
        : Json.object()
            .with("writtenAt", books.at())
            .with("lettersWaiting", books.letters().waiting())
            .with("lettersDead", books.letters().dead())
            .asMap();
  }

  private static Map<String, @Nullable Object> trouble(Snapshot.OpenTrouble trouble) {
    return Json.object()
        .with("kind", trouble.kind())
        .with("since", trouble.since())
        .with("text", trouble.text())
        .asMap();
  }

  static Map<String, @Nullable Object> checks(Snapshot watch) {
    return Json.object()
        .with("environment", watch.environment())
        .with("at", watch.at())
        .with("checks", watch.checks().stream().map(Facts::check).toList())
        .asMap();
  }

  static Map<String, @Nullable Object> check(Snapshot.Check check) {
    CheckSpec spec = check.spec();
    Incident incident = check.incident();
    return Json.object()
        .with("id", spec.id())
        .with("name", spec.name())
        .with("owner", spec.owner())
        .with("severity", spec.severity())
        .with("schedule", spec.schedule())
        .with("runbook", spec.runbook())
        .with("status", check.status())
        .with("since", check.since())
        .with("reason", check.reason())
        .with("lastRun", lastRun(check.last()))
        .with("nextRun", check.next())
        .with("running", check.running())
        .with("missed", check.missed())
        .with("alone", check.alone())
        .with("incident", incident == null ? null : incident.id())
        .asMap();
  }

  private static @Nullable Map<String, @Nullable Object> lastRun(Snapshot.@Nullable Last last) {
    if (last == null) {
      return null;
    }
    return Json.object()
        .with("startedAt", last.startedAt())
        .with("durationMillis", last.duration().toMillis())
        .with("latencyMillis", last.latency().toMillis())
        .with("outcome", last.outcome())
        .withFault(last.fault())
        .with("traceId", last.traceId())
        .asMap();
  }

  static Map<String, @Nullable Object> incidents(Snapshot watch) {
    return incidents(watch, open(watch).toList(), null);
  }

  /**
   * @param next the last of a page, if there may be another one
   */
  static Map<String, @Nullable Object> incidents(
      Snapshot watch, List<Map<String, @Nullable Object>> incidents, @Nullable IncidentId next) {
    return Json.object()
        .with("environment", watch.environment())
        .with("at", watch.at())
        .with("incidents", incidents)
        .with("next", next)
        .asMap();
  }

  private static Stream<Map<String, @Nullable Object>> open(Snapshot watch) {
    return watch.checks().stream()
        .flatMap(
            check ->
                Stream.ofNullable(check.incident())
                    .map(incident -> IncidentJson.open(incident, check.spec()).asMap()));
  }
}
