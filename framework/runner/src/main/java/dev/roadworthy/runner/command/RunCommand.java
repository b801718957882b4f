package dev.roadworthy.runner.command;

import dev.roadworthy.config.Configuration;
import dev.roadworthy.config.EnvironmentChoice;
import dev.roadworthy.config.Scope;
import dev.roadworthy.run.Trigger;
import dev.roadworthy.runner.ExitCode;
import dev.roadworthy.runner.Json;
import dev.roadworthy.runner.round.RoundRunner;
import dev.roadworthy.runner.terminal.RoundView;
import dev.roadworthy.runner.terminal.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs every check of a suite once. */
@Command(
    name = "run",
    description = {
      "Runs every check of a suite once, in a JVM of its own, against one environment.",
      "What the checks say is kept in history; incidents are opened and closed; letters are sent."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeList = {
      "0:every check passed, or was skipped beside others; or nothing is due",
      "1:a check FAILED or is BROKEN, or the round itself was in trouble",
      "2:bad usage or configuration, or no check ran",
      "3:a check was INCONCLUSIVE, and none was worse",
      "130:ended by Ctrl-C; what was known by then is kept"
    },
    footer = {
      "",
      "Examples:",
      "  roadworthy run -e staging",
      "  roadworthy run checks.jar --classpath lib -e production --check landing --json"
    })
@SuppressWarnings("NullAway.Init")
final class RunCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private Suites suites;

  @Option(names = "--check", paramLabel = "ID", description = "Runs this check only. Repeatable.")
  private List<String> checks = new ArrayList<>();

  @Option(
      names = "--due",
      description = {
        "Runs only what is due by its schedule: for cron and Kubernetes CronJobs.",
        "Where nothing is, it says until when, and ends with 0."
      })
  private boolean due;

  @Mixin private Configurations configurations;

  @Mixin private LaunchOptions launch;

  @Option(
      names = "--trigger",
      paramLabel = "WHAT",
      description =
          "What started this: ${COMPLETION-CANDIDATES}. Default: CI where a build server's variables are set, else MANUAL.")
  private @Nullable Trigger trigger;

  @Option(
      names = "--commit",
      paramLabel = "ID",
      description = "The suite's commit. Default: from CI's variables, else from .git.")
  private @Nullable String commit;

  @Option(
      names = "--branch",
      paramLabel = "NAME",
      description = "The suite's branch. Default: likewise.")
  private @Nullable String branch;

  @Option(
      names = "--build",
      paramLabel = "NUMBER",
      description = "The build. Default: from CI's variables.")
  private @Nullable String build;

  @Option(
      names = "--permit-load",
      description = {
        "Load tests may be made in production too, where its configuration permits them",
        "and no incident is open."
      })
  private boolean permitLoad;

  @Option(
      names = "--deliver-within",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description =
          "How long letters are tried before the rest waits for the next round. Default: 10.")
  private int deliverWithin;

  @Option(names = "--json", description = "Prints the round as JSON, and nothing else.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    EnvironmentChoice choice = configurations.choice(launch.environment());
    Configuration configuration = configurations.load(Scope.runner(choice));
    Place place = configurations.place();
    Duration limit = deliverWithin();
    RoundRunner.Order order =
        new RoundRunner.Order(
            suites.path(place.folder()),
            place.folder(),
            place.home(),
            choice.name(),
            checks,
            properties(),
            launch.jvmOptions(),
            limit,
            due,
            permitLoad);
    PrintWriter out = spec.commandLine().getOut();
    Terminal terminal = json ? Terminal.silent() : new Terminal(out, Terminal.isInteractive());
    RoundRunner runner =
        new RoundRunner(order, configuration, new RoundView(terminal), InstantSource.system());
    return Interruption.guard(
        stop -> {
          RoundRunner.Result result = runner.run(stop);
          if (json) {
            out.println(Json.text(RoundJson.of(result)));
          }
          if (result.nothingDueUntil() != null) {
            sayThatNothingIsDue(result.nothingDueUntil());
          } else {
            sayWhatWentWrong(result);
          }
          return result.exitCode();
        });
  }

  private void sayThatNothingIsDue(Instant until) {
    if (!json) {
      spec.commandLine()
          .getOut()
          .println(
              "Nothing is due"
                  + (until.equals(Instant.MAX)
                      ? ""
                      : " until " + until.truncatedTo(ChronoUnit.SECONDS)));
    }
  }

  private void sayWhatWentWrong(RoundRunner.Result result) {
    PrintWriter err = spec.commandLine().getErr();
    if (result.stopped()) {
      err.println("Stopped. What was known by then is kept and decided on");
    } else if (result.exitCode() == ExitCode.USAGE && result.trouble().isEmpty()) {
      int skipped = result.runs().size();
      err.println("No check ran" + (skipped == 0 ? "" : ": all " + skipped + " were skipped"));
    }
    result.trouble().forEach(err::println);
    result.warnings().forEach(err::println);
  }

  private Duration deliverWithin() {
    if (deliverWithin < 0) {
      throw new RefusedException(
          "--deliver-within is 0 or more seconds, but was "
              + deliverWithin
              + ". Example: --deliver-within 10");
    }
    return Duration.ofSeconds(deliverWithin);
  }

  private Map<String, String> properties() {
    Map<String, String> properties = launch.properties();
    Trigger started = trigger == null && due ? Trigger.SCHEDULE : trigger;
    put(
        properties,
        "roadworthy.trigger",
        started == null ? null : started.name().toLowerCase(Locale.ROOT));
    put(properties, "roadworthy.commit", commit);
    put(properties, "roadworthy.branch", branch);
    put(properties, "roadworthy.build", build);
    return properties;
  }

  private static void put(Map<String, String> properties, String name, @Nullable String value) {
    if (value != null) {
      properties.put(name, value);
    }
  }
}
