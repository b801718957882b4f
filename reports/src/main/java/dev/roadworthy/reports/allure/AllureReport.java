package dev.roadworthy.reports.allure;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.history.HistoryStore;
import dev.roadworthy.history.RoundSummary;
import dev.roadworthy.history.RunFact;
import dev.roadworthy.history.Series;
import dev.roadworthy.reports.files.Folders;
import dev.roadworthy.reports.load.LoadStories;
import dev.roadworthy.run.Round;
import dev.roadworthy.run.RoundId;
import dev.roadworthy.run.Run;
import dev.roadworthy.run.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Generates the Allure report of one round: its results as the runner sees them, our history. */
public final class AllureReport {

  /** Allure shows twenty rounds, the one at hand among them. */
  private static final int ROUNDS = 20;

  private final HistoryStore history;
  private final LoadStories loads;
  private final Path cache;

  /**
   * Prepares a report.
   *
   * @param cache a folder in which Allure itself is unpacked once
   */
  public AllureReport(HistoryStore history, LoadStories loads, Path cache) {
    this.history = history;
    this.loads = loads;
    this.cache = cache;
  }

  /**
   * What to report on.
   *
   * @param results the folder with Allure 2 results; is only read
   * @param environment whose history is shown
   * @param branch whose history is shown, empty where none is known
   * @param title of the report
   * @param zone of the times in it
   */
  public record Source(
      Path results, String environment, String branch, String title, ZoneId zone) {}

  /**
   * Generates it.
   *
   * @param report the folder to generate into; does not exist yet
   * @param warnings takes what was left out, and why nothing was generated
   * @return false if nothing was generated
   */
  public boolean generate(Source source, Path report, Warnings warnings)
      throws IOException, InterruptedException {
    Path copy = Files.createTempDirectory("roadworthy-results");
    try {
      Subjects subjects = new Subjects(history, loads, source);
      ResultsCopy results = new ResultsCopy(source.results(), copy, subjects::of, warnings);
      List<ResultsCopy.Copied> copied = results.copy();
      if (copied.isEmpty()) {
        warnings.add(
            "No Allure report: there is no usable result in "
                + source.results()
                + ". Results are files such as 3f0c...-result.json.");
        return false;
      }
      List<Run> seen = runs(copied);
      Set<RunId> earlier = EarlierResults.among(seen);
      if (!earlier.isEmpty()) {
        results.remove(earlier);
        warnings.add(
            "Left out "
                + dev.roadworthy.reports.chart.Labels.plural(earlier.size(), "result")
                + " of earlier rounds in "
                + source.results()
                + ": they are in the trends. Builds that begin with mvn clean leave none.");
      }
      Set<RoundId> current = runs(copied).stream().map(Run::round).collect(Collectors.toSet());
      for (Run lost : lost(current, seen)) {
        Subject subject = subjects.of(lost);
        results.add(LostResult.of(lost, subject.check()), subject);
      }
      surround(source, copy, current, copied, warnings);
      Optional<String> failure =
          new AllureProcess(AllureHome.unpacked(cache))
              .generate(copy, report, source.title(), copied.size());
      failure.ifPresent(reason -> warnings.add("No Allure report: " + reason + "."));
      return failure.isEmpty();
    } finally {
      Folders.delete(copy);
    }
  }

  private void surround(
      Source source,
      Path copy,
      Set<RoundId> current,
      List<ResultsCopy.Copied> copied,
      Warnings warnings)
      throws IOException {
    List<RoundSummary> latest =
        history.rounds(source.environment(), source.branch(), ROUNDS + current.size());
    Optional<Round> round =
        latest.stream().map(RoundSummary::round).filter(r -> current.contains(r.id())).findFirst();
    Surroundings surroundings = new Surroundings(source.results(), copy, warnings);
    surroundings.categories();
    if (round.isPresent()) {
      surroundings.environment(round.get(), source.zone());
      surroundings.executor(round.get(), source.title());
    }
    List<Round> past =
        latest.stream()
            .map(RoundSummary::round)
            .filter(r -> !current.contains(r.id()))
            .filter(r -> round.isEmpty() || r.startedAt().isBefore(round.get().startedAt()))
            .limit(ROUNDS - 1)
            .toList();
    new HistoryFiles(copy, pastRounds(source, past)).write(checks(copied));
  }

  private List<PastRound> pastRounds(Source source, List<Round> rounds) {
    Map<RoundId, Map<CheckId, List<RunFact>>> runs = new HashMap<>();
    Set<RoundId> ids = rounds.stream().map(Round::id).collect(Collectors.toSet());
    for (Series series : history.series()) {
      if (series.environment().equals(source.environment())
          && series.branch().equals(source.branch())) {
        for (RunFact fact : history.facts(series, ids)) {
          runs.computeIfAbsent(fact.round(), id -> new HashMap<>())
              .computeIfAbsent(series.check(), check -> new ArrayList<>())
              .add(fact);
        }
      }
    }
    return rounds.stream()
        .map(round -> new PastRound(round, runs.getOrDefault(round.id(), Map.of())))
        .filter(round -> !round.runs().isEmpty())
        .toList();
  }

  private List<Run> lost(Set<RoundId> rounds, List<Run> seen) {
    Set<RunId> there = seen.stream().map(Run::id).collect(Collectors.toSet());
    return rounds.stream()
        .flatMap(round -> history.runs(round).stream())
        .filter(run -> !there.contains(run.id()))
        .toList();
  }

  private static List<Run> runs(List<ResultsCopy.Copied> copied) {
    return copied.stream()
        .map(ResultsCopy.Copied::subject)
        .filter(Objects::nonNull)
        .map(Subject::run)
        .toList();
  }

  private static Map<String, CheckId> checks(List<ResultsCopy.Copied> copied) {
    Map<String, CheckId> checks = new TreeMap<>();
    for (ResultsCopy.Copied result : copied) {
      if (result.historyId() != null && result.subject() != null) {
        checks.put(result.historyId(), result.subject().run().check());
      }
    }
    return checks;
  }
}
