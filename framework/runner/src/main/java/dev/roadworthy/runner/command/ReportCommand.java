package dev.roadworthy.runner.command;

import dev.roadworthy.history.HistoryStore;
import dev.roadworthy.history.RoundSummary;
import dev.roadworthy.reports.ReportException;
import dev.roadworthy.reports.ReportGenerator;
import dev.roadworthy.reports.ReportRequest;
import dev.roadworthy.reports.ReportResult;
import dev.roadworthy.run.Round;
import dev.roadworthy.runner.ExitCode;
import dev.roadworthy.runner.Home;
import dev.roadworthy.runner.Json;
import dev.roadworthy.runner.intake.Leftovers;
import dev.roadworthy.runner.terminal.Line;
import dev.roadworthy.runner.terminal.Style;
import dev.roadworthy.runner.terminal.Terminal;
import dev.roadworthy.runner.watch.OneWatch;
import dev.roadworthy.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes the report of the latest round, with the trends of all. */
@Command(
    name = "report",
    description = {
      "Makes the Allure report of the latest round, with trends from history, and the trend pages.",
      "Without Allure results there are the trend pages alone."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example: roadworthy report -e staging --results target/allure-results --output target/report"
    })
@SuppressWarnings("NullAway.Init")
final class ReportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private Configurations configurations;

  @Option(
      names = {"-e", "--environment"},
      paramLabel = "NAME",
      description = "Default: the latest round's.")
  private @Nullable String environment;

  @Option(names = "--branch", paramLabel = "NAME", description = "Default: the latest round's.")
  private @Nullable String branch;

  @Option(
      names = "--results",
      paramLabel = "DIR",
      description =
          "Allure results. Default: those of the latest round, else target/allure-results.")
  private @Nullable Path results;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description =
          "The report's folder; an earlier report in it is replaced. Default: .roadworthy/report.")
  private @Nullable Path output;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "Of all times. Default: this machine's.")
  private @Nullable ZoneId zone;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Home home = configurations.place().home();
    Terminal terminal =
        json
            ? Terminal.silent()
            : new Terminal(spec.commandLine().getOut(), Terminal.isInteractive());
    try (Store store = configurations.history().open()) {
      terminal.progress("reading history ...");
      if (!OneWatch.uses(home)) {
        new Leftovers(home.journals(), store.history())
            .takeOver(configurations.relevance())
            .forEach(spec.commandLine().getErr()::println);
        configurations.baselines(store).write().forEach(spec.commandLine().getErr()::println);
      }
      Round latest = latest(store.history());
      terminal.progress("making the report ...");
      ReportResult report =
          new ReportGenerator(
                  store.history(), store.decisions(), store.loads(), InstantSource.system())
              .generate(request(home, latest));
      terminal.endProgress();
      tell(report, terminal);
      return ExitCode.OK;
    } catch (ReportException e) {
      throw new RefusedException(String.valueOf(e.getMessage()));
    }
  }

  private void tell(ReportResult report, Terminal terminal) {
    if (json) {
      spec.commandLine()
          .getOut()
          .println(
              Json.text(
                  Json.object()
                      .with("page", report.page())
                      .with("trends", report.trends())
                      .with("warnings", report.warnings())
                      .asMap()));
      return;
    }
    report.warnings().forEach(warning -> terminal.line(Line.of(Style.WARNING, warning)));
    terminal.line("Report: " + report.page());
    terminal.line("Trends: " + report.trends());
  }

  private ReportRequest request(Home home, Round latest) {
    Path folder = output == null ? home.report() : output.toAbsolutePath().normalize();
    return new ReportRequest(
        resultsOf(home, latest),
        folder,
        home.folder().resolve("cache"),
        latest.environment(),
        Objects.requireNonNullElse(latest.branch(), ""),
        configurations.mainBranch(),
        "Roadworthy: " + latest.environment(),
        zone == null ? ZoneId.systemDefault() : zone);
  }

  private @Nullable Path resultsOf(Home home, Round latest) {
    if (results != null) {
      return results.toAbsolutePath().normalize();
    }
    Path ofRound = home.results().resolve(latest.id().value());
    if (Files.isDirectory(ofRound)) {
      return ofRound;
    }
    Path ofBuild = configurations.place().folder().resolve("target").resolve("allure-results");
    return Files.isDirectory(ofBuild) ? ofBuild : null;
  }

  private Round latest(HistoryStore history) {
    return history.series().stream()
        .filter(series -> environment == null || series.environment().equals(environment))
        .filter(series -> branch == null || series.branch().equals(branch))
        .map(series -> List.of(series.environment(), series.branch()))
        .distinct()
        .flatMap(each -> history.rounds(each.get(0), each.get(1), 1).stream())
        .map(RoundSummary::round)
        .max(Comparator.comparing(Round::startedAt))
        .orElseThrow(
            () ->
                new RefusedException(
                    "history has no round"
                        + (environment == null ? "" : " in environment \"" + environment + "\"")
                        + (branch == null ? "" : " on branch \"" + branch + "\"")
                        + ". Environments with rounds: "
                        + history.environments()));
  }
}
