package dev.roadworthy.reports.allure;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.fault.Outcome;
import dev.roadworthy.history.RunFact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the {@code history} folder from which Allure 2 draws its trends, as Allure itself would
 * have left it in an earlier report. Allure puts the results at hand in front, and shows twenty in
 * all.
 */
final class HistoryFiles {

  private final Path folder;
  private final List<PastRound> rounds;

  /**
   * Prepares them.
   *
   * @param results the folder with the results
   * @param rounds before the one that the results are of, the newest first
   */
  HistoryFiles(Path results, List<PastRound> rounds) {
    this.folder = results.resolve("history");
    this.rounds = rounds;
  }

  /**
   * Writes all five files.
   *
   * @param checks by the history id that Allure gave their tests
   */
  void write(Map<String, CheckId> checks) throws IOException {
    Files.createDirectories(folder);
    trend("history-trend", HistoryFiles::statistic);
    trend("duration-trend", (round, data) -> data.put("duration", round.duration().toMillis()));
    trend("categories-trend", (round, data) -> round.categories().forEach(data::put));
    trend("retry-trend", HistoryFiles::retries);
    histories(checks);
  }

  private void trend(String name, BiConsumer<PastRound, ObjectNode> fill) throws IOException {
    ArrayNode items = Json.MAPPER.createArrayNode();
    for (PastRound round : rounds) {
      ObjectNode item = items.addObject();
      BuildNumber.of(round.round()).ifPresent(number -> item.put("buildOrder", number));
      fill.accept(round, item.putObject("data"));
    }
    Json.write(folder.resolve(name + ".json"), items);
  }

  private void histories(Map<String, CheckId> checks) throws IOException {
    ObjectNode histories = Json.MAPPER.createObjectNode();
    checks.forEach(
        (historyId, check) -> {
          List<RunFact> runs =
              rounds.stream()
                  .filter(round -> round.runs().containsKey(check))
                  .map(round -> PastRound.last(round.runs().get(check)))
                  .toList();
          if (!runs.isEmpty()) {
            history(histories.putObject(historyId), runs);
          }
        });
    Json.write(folder.resolve("history.json"), histories);
  }

  private static void history(ObjectNode history, List<RunFact> runs) {
    statistic(runs.stream().map(RunFact::outcome).toList(), history.putObject("statistic"));
    ArrayNode items = history.putArray("items");
    for (RunFact run : runs) {
      ObjectNode item = items.addObject();
      item.put("uid", run.id().value().replace("-", ""));
      item.put("status", Rewriter.status(run.outcome()));
      if (run.fault() != null) {
        item.put("statusDetails", Html.unmarked(run.fault().diagnosis()));
      }
      ObjectNode time = item.putObject("time");
      time.put("start", run.startedAt().toEpochMilli());
      time.put("stop", run.startedAt().plus(run.duration()).toEpochMilli());
      time.put("duration", run.duration().toMillis());
    }
  }

  private static void statistic(PastRound round, ObjectNode data) {
    statistic(round.counting().stream().map(RunFact::outcome).toList(), data);
  }

  private static void statistic(List<Outcome> outcomes, ObjectNode data) {
    for (String status : List.of("failed", "broken", "skipped", "passed", "unknown")) {
      data.put(status, outcomes.stream().filter(o -> Rewriter.status(o).equals(status)).count());
    }
    data.put("total", outcomes.size());
  }

  private static void retries(PastRound round, ObjectNode data) {
    data.put("run", round.runs().size());
    data.put("retry", round.retries());
  }
}
