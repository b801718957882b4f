package dev.roadworthy.runner.log;

import dev.roadworthy.alerting.Decision;
import dev.roadworthy.alerting.IncidentEvent;
import dev.roadworthy.check.CheckId;
import dev.roadworthy.evaluation.Status;
import dev.roadworthy.evaluation.Verdict;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.Outcome;
import dev.roadworthy.run.Run;
import dev.roadworthy.runner.Json;
import dev.roadworthy.runner.watch.Snapshot;
import dev.roadworthy.runner.watch.Trouble;
import dev.roadworthy.runner.watch.WatchListener;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/** What happens in a watch, as lines of a log; not each run that passed. */
public final class WatchLog implements WatchListener {

  private final JsonLog log;
  private @Nullable Long worker;

  /** Writes there. */
  public WatchLog(JsonLog log) {
    this.log = log;
  }

  @Override
  public void began(String environment, Path home) {
    log.write(
        Level.INFO,
        "watch",
        "watching " + environment + "; home is " + home,
        Json.object().with("environment", environment).asMap());
  }

  @Override
  public void ended() {
    log.write(Level.INFO, "watch", "the watch has ended", Map.of());
  }

  @Override
  public void ran(Run run) {
    Fault fault = run.fault();
    if (run.outcome() == Outcome.PASSED || run.outcome() == Outcome.SKIPPED || fault == null) {
      return;
    }
    boolean bad = run.outcome() == Outcome.FAILED || run.outcome() == Outcome.BROKEN;
    log.write(
        bad ? Level.ERROR : Level.WARN,
        "run",
        fault.diagnosis(),
        Json.object()
            .with("environment", run.environment())
            .with("location", run.location())
            .with("check", run.check())
            .with("run", run.id())
            .with("trace", run.evidence().traceId().isEmpty() ? null : run.evidence().traceId())
            .with("outcome", run.outcome())
            .with("fault", fault.code().code())
            .with("startedAt", run.startedAt())
            .with("durationMillis", run.duration().toMillis())
            .asMap());
  }

  @Override
  public void decided(Decision decision) {
    Verdict now = decision.state().verdict();
    Verdict before = decision.before().verdict();
    if (now != null && now.status() != (before == null ? Status.UNKNOWN : before.status())) {
      log.write(
          now.status() == Status.UP ? Level.INFO : Level.WARN,
          "decision",
          decision.state().key() + " is " + now.status() + ": " + now.reason().text(),
          about(decision)
              .with("status", now.status())
              .with("before", before == null ? Status.UNKNOWN : before.status())
              .with("reason", now.reason().code())
              .asMap());
    }
    decision.events().forEach(event -> happened(decision, event));
  }

  private void happened(Decision decision, IncidentEvent event) {
    String kind = event.kind().name().toLowerCase(Locale.ROOT);
    log.write(
        level(event.kind()),
        "incident",
        "incident " + event.incident().brief() + " " + kind.replace('_', ' ') + ": " + event.text(),
        about(decision)
            .with("incident", event.incident())
            .with("kind", event.kind())
            .with("reason", event.reason().code())
            .asMap());
  }

  private static Level level(IncidentEvent.Kind kind) {
    return kind == IncidentEvent.Kind.CLOSED || kind == IncidentEvent.Kind.ACKNOWLEDGED
        ? Level.INFO
        : Level.ERROR;
  }

  private static Json about(Decision decision) {
    return Json.object()
        .with("environment", decision.state().key().environment())
        .with("check", decision.state().key().check())
        .with("run", decision.run());
  }

  @Override
  public void suiteLoaded(int checks) {
    log.write(
        Level.INFO,
        "suite",
        "suite loaded, checks: " + checks,
        Json.object().with("checks", checks).asMap());
  }

  @Override
  public void suiteRefused(String why, List<String> lastWords, boolean another) {
    log.write(
        Level.ERROR,
        "suite",
        "the suite could not be loaded: "
            + why
            + (another ? "; the one before goes on" : "; it is tried again, nothing runs"),
        Json.object().with("lastWords", String.join("\n", lastWords)).asMap());
  }

  @Override
  public void retired(Set<CheckId> checks) {
    for (CheckId check : new TreeSet<>(checks)) {
      log.write(
          Level.INFO,
          "suite",
          "retired, because the suite does not have it any more: " + check,
          Json.object().with("check", check).asMap());
    }
  }

  @Override
  public void troubleBegan(Trouble trouble, Instant since, String text) {
    log.write(
        Level.ERROR, "trouble", trouble.title() + ": " + text, facts(trouble, since, "BEGAN"));
  }

  @Override
  public void troubleEnded(Trouble trouble, Instant since, String text) {
    log.write(Level.INFO, "trouble", "over: " + trouble.title(), facts(trouble, since, "ENDED"));
  }

  private static Map<String, @Nullable Object> facts(Trouble trouble, Instant since, String kind) {
    return Json.object().with("trouble", trouble).with("kind", kind).with("since", since).asMap();
  }

  @Override
  public void said(String what) {
    log.write(Level.WARN, "watch", what, Map.of());
  }

  @Override
  public void beat(Snapshot snapshot) {
    Snapshot.Worker now = snapshot.worker();
    Long pid = now == null ? null : now.pid();
    if (pid == null ? worker != null : !pid.equals(worker)) {
      worker = pid;
      log.write(
          pid == null ? Level.ERROR : Level.INFO,
          "worker",
          pid == null ? "no suite JVM runs the checks" : "suite JVM " + pid + " runs the checks",
          Json.object().with("environment", snapshot.environment()).with("pid", pid).asMap());
    }
  }
}
