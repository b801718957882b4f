package dev.roadworthy.runner.command;

import dev.roadworthy.alerting.Silence;
import dev.roadworthy.runner.ExitCode;
import dev.roadworthy.runner.Json;
import dev.roadworthy.schedule.DurationText;
import dev.roadworthy.store.Store;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lets nobody be told for a while. */
@Command(
    name = "silence",
    description = {
      "Lets nobody be told of incidents of some checks for a while.",
      "They are measured as ever; what is still open when it ends is told then.",
      "Without checks: lists the silences that there are."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  roadworthy silence \"checkout*\" -e production --for 2h --why \"moving the database\"",
      "  roadworthy silence -e production",
      "  roadworthy silence --end 1f0c2a44 -e production"
    })
@SuppressWarnings("NullAway.Init")
final class SilenceCommand implements Callable<Integer> {

  private static final Duration LONGEST = Duration.ofDays(30);
  private static final int BRIEF = 8;

  @Spec private CommandSpec spec;

  @Mixin private Configurations configurations;

  @Parameters(
      paramLabel = "CHECKS",
      arity = "0..1",
      description = "The id of a check; * stands for any number of characters.")
  private @Nullable String checks;

  @Option(
      names = {"-e", "--environment"},
      paramLabel = "NAME",
      required = true,
      description = "Where.")
  private String environment;

  @Option(names = "--for", paramLabel = "TIME", description = "How long, at most 30d. Example: 2h.")
  private @Nullable String lasting;

  @Option(names = "--why", paramLabel = "TEXT", description = "What stands in the list.")
  private String why = "";

  @Option(names = "--by", paramLabel = "NAME", description = "Who. Default: this user's name.")
  private String by = System.getProperty("user.name", "somebody");

  @Option(names = "--end", paramLabel = "SILENCE", description = "Ends one early, by its id.")
  private @Nullable String end;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Override
  public Integer call() {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    if (end != null && (checks != null || lasting != null)) {
      throw new RefusedException("--end goes without checks and --for");
    }
    if ((checks == null) != (lasting == null)) {
      throw new RefusedException(
          "a silence has checks and a time. Example: roadworthy silence \"checkout*\" -e "
              + environment
              + " --for 2h");
    }
    try (Store store = configurations.knownHistory()) {
      requireKnown(store);
      if (end != null) {
        end(store, end, now);
      } else if (checks != null && lasting != null) {
        begin(store, checks, duration(lasting), now);
      }
      print(store.decisions().silences(environment, now), now);
    }
    return ExitCode.OK;
  }

  private void requireKnown(Store store) {
    List<String> known = store.history().environments();
    if (!known.contains(environment)) {
      throw new RefusedException(
          "environment \"" + environment + "\" has no runs. Environments with runs: " + known);
    }
  }

  private static Duration duration(String text) {
    try {
      Duration duration = DurationText.parse(text);
      if (duration.compareTo(Duration.ZERO) > 0 && duration.compareTo(LONGEST) <= 0) {
        return duration;
      }
    } catch (IllegalArgumentException e) {
      throw new RefusedException("--for: " + e.getMessage());
    }
    throw new RefusedException(
        "--for is more than 0s and at most 30d, but was " + text + ". Example: --for 2h");
  }

  private void begin(Store store, String which, Duration lasts, Instant now) {
    try {
      store
          .decisions()
          .silence(
              new Silence(
                  UUID.randomUUID().toString(), environment, which, now, now.plus(lasts), by, why));
    } catch (IllegalArgumentException e) {
      throw new RefusedException(String.valueOf(e.getMessage()));
    }
  }

  private void end(Store store, String id, Instant now) {
    List<Silence> meant =
        store.decisions().silences(environment, now).stream()
            .filter(silence -> silence.id().startsWith(id))
            .toList();
    if (meant.size() != 1) {
      throw new RefusedException(
          (meant.isEmpty()
                  ? "no silence's id begins with \""
                  : "more than one silence's id begins with \"")
              + id
              + "\". `roadworthy silence -e "
              + environment
              + "` lists them");
    }
    Silence old = meant.get(0);
    Instant ends = now.isAfter(old.from()) ? now : old.from().plusNanos(1_000);
    store
        .decisions()
        .silence(
            new Silence(
                old.id(), old.environment(), old.checks(), old.from(), ends, old.by(), old.why()));
  }

  private void print(List<Silence> silences, Instant now) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(
          Json.text(
              Json.object()
                  .with(
                      "silences",
                      silences.stream()
                          .map(
                              each ->
                                  Json.object()
                                      .with("id", each.id())
                                      .with("environment", each.environment())
                                      .with("checks", each.checks())
                                      .with("from", each.from())
                                      .with("until", each.until())
                                      .with("by", each.by())
                                      .with("why", each.why())
                                      .asMap())
                          .toList())
                  .asMap()));
      return;
    }
    if (silences.isEmpty()) {
      out.println("Nothing is silenced in " + environment);
    }
    for (Silence each : silences) {
      Duration left = Duration.between(now, each.until()).truncatedTo(ChronoUnit.SECONDS);
      out.println(
          each.id().substring(0, Math.min(BRIEF, each.id().length()))
              + "  "
              + each.checks()
              + "  for another "
              + DurationText.format(left)
              + ", by "
              + each.by()
              + (each.why().isBlank() ? "" : ": " + each.why()));
    }
  }
}
