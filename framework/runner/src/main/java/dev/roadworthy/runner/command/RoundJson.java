package dev.roadworthy.runner.command;

import dev.roadworthy.alerting.IncidentEvent;
import dev.roadworthy.run.Run;
import dev.roadworthy.runner.IncidentJson;
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
    return Json.object()
        .with("id", run.id())
        .with("check", run.check())
        .with("startedAt", run.startedAt())
        .with("durationMillis", run.duration().toMillis())
        .with("latencyMillis", run.latency().toMillis())
        .with("outcome", run.outcome())
        .withFault(run.fault())
        .asMap();
  }

  private static Map<String, @Nullable Object> event(IncidentEvent event) {
    return IncidentJson.of(event).with("incident", event.incident()).asMap();
  }
}
