package dev.roadworthy.runner.command;

import dev.roadworthy.alerting.Acknowledgement;
import dev.roadworthy.alerting.Incident;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.runner.ExitCode;
import dev.roadworthy.runner.Json;
import dev.roadworthy.runner.terminal.Ago;
import dev.roadworthy.runner.terminal.Terminal;
import dev.roadworthy.store.Store;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists what is open, or what was. */
@Command(
    name = "incidents",
    description = "Lists the incidents that are open; with --all also those that were.",
    mixinStandardHelpOptions = true,
    subcommands = IncidentsShowCommand.class,
    footer = {
      "",
      "Examples:",
      "  roadworthy incidents -e production",
      "  roadworthy incidents show 4209a5ac"
    })
@SuppressWarnings("NullAway.Init")
final class IncidentsCommand implements Callable<Integer> {

  private static final int MOST = 100;

  @Spec private CommandSpec spec;

  @Mixin private Configurations configurations;

  @Option(
      names = {"-e", "--environment"},
      paramLabel = "NAME",
      description = "Default: all.")
  private @Nullable String environment;

  @Option(names = "--all", description = "Also those that are closed, the newest " + MOST + ".")
  private boolean all;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Override
  public Integer call() {
    try (Store store = configurations.knownHistory()) {
      List<Incident> incidents =
          store.history().environments().stream()
              .filter(name -> environment == null || name.equals(environment))
              .flatMap(name -> store.decisions().incidents(name, MOST).stream())
              .filter(incident -> all || incident.isOpen())
              .toList();
      PrintWriter out = spec.commandLine().getOut();
      if (json) {
        out.println(
            Json.text(
                Json.object()
                    .with(
                        "incidents",
                        incidents.stream().map(each -> IncidentJson.of(each).asMap()).toList())
                    .asMap()));
      } else if (incidents.isEmpty()) {
        out.println("No incident" + (all ? "" : " is open"));
      } else {
        Terminal terminal = new Terminal(out, false);
        incidents.forEach(incident -> print(terminal, incident));
      }
    }
    return ExitCode.OK;
  }

  private static void print(Terminal out, Incident incident) {
    Fault fault = incident.fault();
    Acknowledgement acknowledged = incident.acknowledged();
    Instant end = incident.closedAt();
    out.format(
        "%s  %-6s  %s  %s  %s%s",
        incident.id().brief(),
        end == null ? incident.trouble() : "closed",
        incident.key(),
        end == null
            ? "since " + Ago.text(incident.since(), Instant.now())
            : "lasted " + Ago.text(incident.since(), end),
        fault == null ? "" : fault.diagnosis(),
        acknowledged == null ? "" : "  (" + acknowledged.by() + " has it in hand)");
  }
}
