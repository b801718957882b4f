package dev.roadworthy.runner.command;

import dev.roadworthy.alerting.IncidentEvent;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.run.Run;
import dev.roadworthy.runner.Json;
import dev.roadworthy.runner.round.RoundRunner;
import dev.roadworthy.runner.round.Trouble;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A round for scripts. */
final class RoundJson {

  private RoundJson() {}

  static Map<String, @Nullable Object> of(RoundRunner.Result report) {
    return Json.object()
        .with("environment", report.environment())
        .with("round", report.round())
        .with("exitCode", report.exitCode())
        .with("stopped", report.stopped())
        .with("trouble", report.trouble().stream().map(RoundJson::trouble).toList())
        .with("warnings", report.warnings())
        .with("runs", report.runs().stream().map(RoundJson::run).toList())
        .with("events", report.events().stream().map(RoundJson::event).toList())
        .with("lettersDelivered", report.letters().delivered())
        .with("lettersWaiting", report.letters().waiting())
        .with("lettersGivenUp", report.letters().dead())
        .with("hooksDisabled", report.letters().disabled())
        .asMap();
  }

  private static Map<String, @Nullable Object> trouble(Trouble trouble) {
    return Json.object()
        .with("what", trouble.what())
        .with("lastWords", trouble.lastWords())
        .with("log", trouble.log())
        .asMap();
  }

  private static Map<String, @Nullable Object> run(Run run) {
    Fault fault = run.fault();
    return Json.object()
        .with("id", run.id())
        .with("check", run.check())
        .with("startedAt", run.startedAt())
        .with("durationMs", run.duration().toMillis())
        .with("latencyMs", run.latency().toMillis())
        .with("outcome", run.outcome())
        .with("fault", fault == null ? null : fault.code())
        .with("diagnosis", fault == null ? null : fault.diagnosis())
        .asMap();
  }

  private static Map<String, @Nullable Object> event(IncidentEvent event) {
    return Json.object()
        .with("incident", event.incident())
        .with("kind", event.kind())
        .with("at", event.at())
        .with("run", event.run())
        .with("reason", event.reason().code())
        .with("text", event.text())
        .asMap();
  }
}
