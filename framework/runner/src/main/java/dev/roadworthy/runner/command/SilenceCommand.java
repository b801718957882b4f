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
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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

  @Option(
      names = "--end",
      paramLabel = "SILENCE",
      description = "Ends one early, by its id or how that begins.")
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
      Meant.environments(store, environment);
      Silence begun = lasting == null || checks == null ? null : begun(checks, lasting, now);
      Silence old = end == null ? null : Meant.silence(store, environment, end, now);
      Silence ended = old == null ? null : ended(old, now);
      Stream.of(begun, ended).filter(Objects::nonNull).forEach(store.decisions()::silence);
      print(SilenceView.of(store, environment, now), begun, ended);
    }
    return ExitCode.OK;
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

  private Silence begun(String which, String lasts, Instant now) {
    Instant until = now.plus(duration(lasts));
    try {
      return new Silence(UUID.randomUUID().toString(), environment, which, now, until, by, why);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(String.valueOf(e.getMessage()));
    }
  }

  private static Silence ended(Silence old, Instant now) {
    Instant ends = now.isAfter(old.from()) ? now : old.from().plusNanos(1_000);
    return new Silence(
        old.id(), old.environment(), old.checks(), old.from(), ends, old.by(), old.why());
  }

  private void print(SilenceView view, @Nullable Silence begun, @Nullable Silence ended) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.text(view.facts(begun, ended)));
      return;
    }
    if (begun != null) {
      out.println(view.begun(begun));
    }
    if (ended != null) {
      out.println(view.ended(ended));
    }
    view.lines().forEach(out::println);
  }
}
