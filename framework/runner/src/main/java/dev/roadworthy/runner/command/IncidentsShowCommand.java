package dev.roadworthy.runner.command;

import dev.roadworthy.alerting.Acknowledgement;
import dev.roadworthy.alerting.Incident;
import dev.roadworthy.alerting.IncidentEvent;
import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.runner.ExitCode;
import dev.roadworthy.runner.IncidentJson;
import dev.roadworthy.runner.Json;
import dev.roadworthy.runner.terminal.Terminal;
import dev.roadworthy.schedule.DurationText;
import dev.roadworthy.store.Store;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One incident from its opening on. */
@Command(
    name = "show",
    description = "Shows an incident: what is broken, who owns it, and its time line with reasons.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: roadworthy incidents show 4209a5ac"})
@SuppressWarnings("NullAway.Init")
final class IncidentsShowCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private Configurations configurations;

  @Parameters(paramLabel = "INCIDENT", description = "Its id, or how that begins.")
  private String id;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Override
  public Integer call() {
    try (Store store = configurations.knownHistory()) {
      Incident incident = Meant.incident(store, id);
      PrintWriter out = spec.commandLine().getOut();
      if (json) {
        out.println(Json.text(IncidentJson.timeline(store, incident)));
      } else {
        CheckSpec check = store.history().check(incident.key()).orElse(null);
        print(new Terminal(out, false), incident, check, store.decisions().timeline(incident.id()));
      }
    }
    return ExitCode.OK;
  }

  private static void print(
      Terminal out, Incident incident, @Nullable CheckSpec check, List<IncidentEvent> timeline) {
    Instant end = incident.closedAt();
    Duration lasted =
        Duration.between(incident.since(), end == null ? Instant.now() : end)
            .truncatedTo(ChronoUnit.SECONDS);
    Fault fault = incident.fault();
    out.line("incident " + incident.id());
    out.line(
        (check == null ? incident.key() : check.name() + " (" + incident.key() + ")")
            + ": "
            + (end == null
                ? incident.trouble() + " since "
                : (IncidentJson.isRetired(timeline) ? "retired" : "closed")
                    + ", was "
                    + incident.trouble()
                    + " from ")
            + incident.since().truncatedTo(ChronoUnit.SECONDS)
            + (end == null ? "" : " to " + end.truncatedTo(ChronoUnit.SECONDS))
            + ", "
            + DurationText.format(lasted));
    if (fault != null) {
      out.line(fault.diagnosis());
    }
    if (check != null) {
      out.line(
          check.severity()
              + ", owner "
              + check.owner()
              + (check.runbook() == null ? "" : ", runbook " + check.runbook()));
    }
    Instant passed = incident.lastPassedAt();
    if (passed != null) {
      String changed = incident.changed();
      out.line(
          "passed last at "
              + passed.truncatedTo(ChronoUnit.SECONDS)
              + (changed == null ? "" : "; changed since then: " + changed));
    }
    Acknowledgement acknowledged = incident.acknowledged();
    if (acknowledged != null) {
      out.line(
          acknowledged.by() + (end == null ? " has" : " had") + " it in hand" + note(acknowledged));
    }
    out.line("");
    for (IncidentEvent event : timeline) {
      out.format(
          "%s  %-13s  %s%s",
          event.at().truncatedTo(ChronoUnit.SECONDS),
          event.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
          event.reason().text(),
          event.text().equals(event.reason().text()) ? "" : " · " + event.text());
    }
  }

  private static String note(Acknowledgement acknowledged) {
    return acknowledged.note().isBlank() ? "" : ": " + acknowledged.note();
  }
}
