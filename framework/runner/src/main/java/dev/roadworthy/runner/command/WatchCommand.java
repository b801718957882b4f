package dev.roadworthy.runner.command;

import dev.roadworthy.config.Configuration;
import dev.roadworthy.config.EnvironmentChoice;
import dev.roadworthy.config.Scope;
import dev.roadworthy.runner.ExitCode;
import dev.roadworthy.runner.HistoryPlace;
import dev.roadworthy.runner.Home;
import dev.roadworthy.runner.suite.SuitePath;
import dev.roadworthy.runner.suite.SuiteSource;
import dev.roadworthy.runner.watch.Listeners;
import dev.roadworthy.runner.watch.OneWatch;
import dev.roadworthy.runner.watch.UnusableSuiteException;
import dev.roadworthy.runner.watch.Watch;
import dev.roadworthy.runner.watch.WatchListener;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs each check of a suite on its own schedule, until it is stopped. */
@Command(
    name = "watch",
    description = {
      "Runs each check of a suite on its own schedule, against one environment, until it is stopped.",
      "The suite is loaded anew when its files change. Ctrl-C ends it in good order."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeList = {
      "2:bad usage or configuration, or it could not begin",
      "130:ended by Ctrl-C, in good order; 143 by SIGTERM"
    },
    footer = {"", "Example: roadworthy watch checks.jar --classpath lib -e production"})
@SuppressWarnings("NullAway.Init")
final class WatchCommand implements Callable<Integer> {

  private static final int MOST_AT_ONCE = 1_000;

  @Spec private CommandSpec spec;

  @Mixin private Suites suites;

  @Mixin private Configurations configurations;

  @Mixin private StatusOptions status;

  @Mixin private LaunchOptions launch;

  @Option(
      names = "--at-once",
      paramLabel = "NUMBER",
      defaultValue = "64",
      description = "How many checks run side by side at most. Default: 64.")
  private int atOnce;

  @Option(
      names = "--log-format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "What standard output says: text or json, one object a line. Default: text.")
  private LogFormat logFormat;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (atOnce < 1 || atOnce > MOST_AT_ONCE) {
      throw new RefusedException(
          "--at-once is 1 to " + MOST_AT_ONCE + ", but was " + atOnce + ". Example: --at-once 64");
    }
    EnvironmentChoice choice = configurations.choice(launch.environment());
    Configuration configuration = configurations.load(Scope.watch(choice));
    Place place = configurations.place();
    Home home = place.home();
    HistoryPlace history = new HistoryPlace(home, configuration.database());
    PrintWriter out = spec.commandLine().getOut();
    Watch.Order order =
        new Watch.Order(
            suite(place.folder()),
            place.folder(),
            home,
            history::open,
            choice.name(),
            launch.properties(),
            launch.jvmOptions(),
            atOnce);
    return Interruption.guard(
        stop -> {
          try (OneWatch only = only(home, choice.name());
              Seen seen =
                  Seen.open(status, logFormat, out, configuration.redactor(), history::open)) {
            stop.then(seen::giveTerminalBack);
            WatchListener listeners = new Listeners(seen.listeners());
            new Watch(order, configuration, listeners, InstantSource.system()).run(stop);
          } catch (UnusableSuiteException e) {
            throw new RefusedException(String.valueOf(e.getMessage()));
          }
          return ExitCode.INTERRUPTED;
        });
  }

  private SuiteSource suite(Path project) throws IOException {
    SuitePath unused = suites.path(project); // or it is refused
    return () -> suites.pathAgain(project);
  }

  private static OneWatch only(Home home, String environment) throws IOException {
    try {
      return OneWatch.on(home, environment);
    } catch (IllegalStateException e) {
      throw new RefusedException(String.valueOf(e.getMessage()));
    }
  }
}
