package dev.roadworthy.runner.command;

import dev.roadworthy.alerting.Acknowledgement;
import dev.roadworthy.alerting.Incident;
import dev.roadworthy.alerting.IncidentId;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.runner.ExitCode;
import dev.roadworthy.runner.IncidentJson;
import dev.roadworthy.runner.Json;
import dev.roadworthy.runner.terminal.Ago;
import dev.roadworthy.runner.terminal.Terminal;
import dev.roadworthy.store.Store;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists what is open, or what was. */
@Command(
    name = "incidents",
    description = {
      "Lists the incidents that are open. Those that are closed come page by page, the newest first."
    },
    mixinStandardHelpOptions = true,
    subcommands = IncidentsShowCommand.class,
    footer = {
      "",
      "Examples:",
      "  roadworthy incidents -e production",
      "  roadworthy incidents --closed --limit 20 --json",
      "  roadworthy incidents show 4209a5ac"
    })
@SuppressWarnings("NullAway.Init")
final class IncidentsCommand implements Callable<Integer> {

  private static final int MOST = 1_000;

  private static final Comparator<Incident> NEWEST_FIRST =
      Comparator.comparing(Incident::openedAt)
          .thenComparing(incident -> incident.id().value())
          .reversed();

  @Spec private CommandSpec spec;

  @Mixin private Configurations configurations;

  @Option(
      names = {"-e", "--environment"},
      paramLabel = "NAME",
      description = "Default: all.")
  private @Nullable String environment;

  @Option(names = "--all", description = "Also those that are closed.")
  private boolean all;

  @Option(names = "--closed", description = "Only those that are closed.")
  private boolean closed;

  @Option(
      names = "--limit",
      paramLabel = "NUMBER",
      defaultValue = "100",
      description = "How many that are closed at most, 1 to " + MOST + ". Default: 100.")
  private int limit;

  @Option(
      names = "--before",
      paramLabel = "INCIDENT",
      description = "Only those closed ones that opened before this one: the next page.")
  private @Nullable String before;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Override
  public Integer call() {
    if (limit < 1 || limit > MOST) {
      throw new RefusedException(
          "--limit is 1 to " + MOST + ", but was " + limit + ". Example: --limit 20");
    }
    if (before != null && !all && !closed) {
      throw new RefusedException(
          "--before is for incidents that are closed. Example: --closed --before " + before);
    }
    try (Store store = configurations.knownHistory()) {
      List<String> environments = Meant.environments(store, environment);
      List<Incident> open = closed ? List.of() : open(store, environments);
      List<Incident> page = closed || all ? closed(store, environments) : List.of();
      print(store, Stream.concat(open.stream(), page.stream()).toList(), next(page));
    }
    return ExitCode.OK;
  }

  private static List<Incident> open(Store store, List<String> environments) {
    return environments.stream()
        .flatMap(name -> store.decisions().states(name).stream())
        .flatMap(state -> Stream.ofNullable(state.open()))
        .sorted(NEWEST_FIRST)
        .toList();
  }

  private List<Incident> closed(Store store, List<String> environments) {
    IncidentId last = before == null ? null : Meant.incident(store, before).id();
    return environments.stream()
        .flatMap(name -> store.decisions().closed(name, last, limit).stream())
        .sorted(NEWEST_FIRST)
        .limit(limit)
        .toList();
  }

  /** After which the next page begins, if there may be one. */
  private @Nullable IncidentId next(List<Incident> page) {
    return page.size() < limit ? null : page.get(page.size() - 1).id();
  }

  private void print(Store store, List<Incident> incidents, @Nullable IncidentId next) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(
          Json.text(
              Json.object()
                  .with("incidents", IncidentJson.all(store, incidents))
                  .with("next", next)
                  .asMap()));
    } else if (incidents.isEmpty()) {
      out.println("No incident" + (all ? "" : closed ? " is closed" : " is open"));
    } else {
      Terminal terminal = new Terminal(out, false);
      Set<IncidentId> retired =
          store.decisions().retired(incidents.stream().map(Incident::id).toList());
      incidents.forEach(each -> print(terminal, each, retired.contains(each.id())));
      if (next != null) {
        terminal.line("Older ones: roadworthy incidents --closed --before " + next.brief());
      }
    }
  }

  private static void print(Terminal out, Incident incident, boolean retired) {
    Fault fault = incident.fault();
    Acknowledgement acknowledged = incident.acknowledged();
    Instant end = incident.closedAt();
    out.format(
        "%s  %-7s  %s  %s  %s%s",
        incident.id().brief(),
        end == null ? incident.trouble() : retired ? "retired" : "closed",
        incident.key(),
        end == null
            ? "since " + Ago.text(incident.since(), Instant.now())
            : "lasted " + Ago.text(incident.since(), end),
        fault == null ? "" : fault.diagnosis(),
        acknowledged == null
            ? ""
            : "  (" + acknowledged.by() + (end == null ? " has" : " had") + " it in hand)");
  }
}
