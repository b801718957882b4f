package dev.roadworthy.runner.command;

import dev.roadworthy.alerting.CheckState;
import dev.roadworthy.alerting.Incident;
import dev.roadworthy.alerting.Outbox;
import dev.roadworthy.alerting.Outbox.Posted;
import dev.roadworthy.check.CheckId;
import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.config.ConfigurationException;
import dev.roadworthy.evaluation.Status;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.history.CheckKey;
import dev.roadworthy.runner.ExitCode;
import dev.roadworthy.runner.HistoryPlace;
import dev.roadworthy.runner.Home;
import dev.roadworthy.runner.Json;
import dev.roadworthy.runner.intake.Leftovers;
import dev.roadworthy.runner.terminal.Ago;
import dev.roadworthy.runner.terminal.Terminal;
import dev.roadworthy.runner.watch.Attention;
import dev.roadworthy.runner.watch.OneWatch;
import dev.roadworthy.store.Store;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says how the checks stand, what is open, and which letters have not arrived. */
@Command(
    name = "status",
    description =
        "Says how each check stands, what needs attention first, which incidents are open, and which letters have not arrived.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: roadworthy status -e production --json"})
@SuppressWarnings("NullAway.Init")
final class StatusCommand implements Callable<Integer> {

  private static final int MOST_LETTERS = 100;

  /** As on the screen of a watch. */
  private static final Comparator<Stand> ATTENTION = Attention.order(Stand::status, Stand::check);

  @Spec private CommandSpec spec;

  @Mixin private Configurations configurations;

  @Option(
      names = {"-e", "--environment"},
      paramLabel = "NAME",
      description = "Default: all that have runs.")
  private @Nullable String environment;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Home home = configurations.place().home();
    HistoryPlace history = configurations.history();
    if (!history.exists() && !Files.isDirectory(home.journals())) {
      throw configurations.noHistory();
    }
    try (Store store = history.open()) {
      if (!OneWatch.uses(home)) {
        takeOver(new Leftovers(home.journals(), store.history()));
      }
      List<String> environments = Meant.environments(store, environment);
      List<Posted> undelivered =
          Stream.of(Outbox.State.PENDING, Outbox.State.DEAD, Outbox.State.GONE)
              .flatMap(state -> store.outbox().list(state, MOST_LETTERS).stream())
              .filter(
                  posted -> environments.contains(posted.letter().incident().key().environment()))
              .toList();
      if (json) {
        spec.commandLine().getOut().println(Json.text(facts(store, environments, undelivered)));
      } else {
        print(store, environments, undelivered, Departure.of(configurations));
      }
    }
    return ExitCode.OK;
  }

  /** On call nobody waits for a configuration to be put right: then what is known must do. */
  private void takeOver(Leftovers leftovers) throws IOException {
    if (leftovers.waiting().isEmpty()) {
      return;
    }
    PrintWriter err = spec.commandLine().getErr();
    try {
      leftovers.takeOver(configurations.relevance()).forEach(err::println);
    } catch (ConfigurationException e) {
      err.println("Without what builds and killed rounds may have left behind: " + e.getMessage());
    }
  }

  private void print(
      Store store, List<String> environments, List<Posted> undelivered, Departure departure) {
    Terminal out = new Terminal(spec.commandLine().getOut(), false);
    Instant now = Instant.now();
    for (String name : environments) {
      out.line(name);
      for (Stand stand : stands(store, name, now)) {
        CheckSpec check = stand.check;
        CheckState state = stand.state;
        out.format(
            "  %-8s  %-24s  %-14s  %-20s  %s",
            stand.status,
            check.id(),
            state.since() == null ? "" : "since " + Ago.text(state.since(), now),
            state.decidedThrough() == null
                ? ""
                : "last run " + Ago.text(state.decidedThrough(), now) + " ago",
            stand.reason() + incident(state.open()));
      }
    }
    LetterText text = LetterText.of(store.outbox(), now, departure);
    for (Posted posted : undelivered) {
      out.format(
          "letter %s to %s: %s after %d %s%s%s",
          posted.letter().id().brief(),
          posted.letter().hook(),
          posted.state().name().toLowerCase(Locale.ROOT),
          posted.attempts(),
          posted.attempts() == 1 ? "attempt" : "attempts",
          posted.lastReason() == null ? "" : ", " + posted.lastReason(),
          advice(posted, text));
    }
  }

  private static String advice(Posted posted, LetterText text) {
    return switch (posted.state()) {
      case PENDING -> "; " + text.next(posted);
      case DELIVERED -> "";
      case DEAD -> "; " + LetterText.redeliver(posted) + " gives it another chance";
      case GONE -> "; the hook is disabled until " + LetterText.redeliver(posted);
    };
  }

  /** How a check stands. STALE is what time makes of it, and so is decided nowhere. */
  private record Stand(CheckSpec check, CheckState state, Status status) {

    String reason() {
      if (status == Status.STALE) {
        return "no run when one was due";
      }
      return state.verdict() == null ? "no decision yet" : state.verdict().reason().text();
    }
  }

  private static List<Stand> stands(Store store, String environment, Instant now) {
    Map<CheckId, Instant> scheduled = store.history().scheduled(environment);
    return store.history().checks(environment).stream()
        .map(
            check -> {
              CheckState state = store.decisions().state(new CheckKey(environment, check.id()));
              Instant began = scheduled.get(check.id());
              Status decided = state.verdict() == null ? Status.UNKNOWN : state.verdict().status();
              // Of what was only imported nobody here knows when it is to run.
              boolean stale = began != null && state.verdict() != null && check.isStale(began, now);
              return new Stand(check, state, stale ? Status.STALE : decided);
            })
        .sorted(ATTENTION)
        .toList();
  }

  private static String incident(@Nullable Incident open) {
    if (open == null) {
      return "";
    }
    Fault fault = open.fault();
    return "; incident " + open.id().brief() + (fault == null ? "" : ": " + fault.diagnosis());
  }

  private static Map<String, @Nullable Object> facts(
      Store store, List<String> environments, List<Posted> undelivered) {
    return Json.object()
        .with(
            "checks",
            environments.stream()
                .flatMap(
                    name -> stands(store, name, Instant.now()).stream().map(StatusCommand::facts))
                .toList())
        .with("letters", undelivered.stream().map(LetterJson::of).toList())
        .asMap();
  }

  private static Map<String, @Nullable Object> facts(Stand stand) {
    CheckSpec check = stand.check;
    CheckState state = stand.state;
    Incident open = state.open();
    return Json.object()
        .with("environment", state.key().environment())
        .with("check", check.id())
        .with("name", check.name())
        .with("owner", check.owner())
        .with("severity", check.severity())
        .with("status", stand.status)
        .with("since", state.since())
        .with("lastRun", state.decidedThrough())
        .with("reason", state.verdict() == null ? null : state.verdict().reason().code())
        .with("text", stand.reason())
        .with("incident", open == null ? null : open.id())
        .withFault(open == null ? null : open.fault())
        .asMap();
  }
}
