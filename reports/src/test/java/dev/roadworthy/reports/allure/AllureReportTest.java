package dev.roadworthy.reports.allure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.diagnosis.Reassessment;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.fault.Outcome;
import dev.roadworthy.reports.AllureResults;
import dev.roadworthy.reports.ReportResult;
import dev.roadworthy.reports.Reported;
import dev.roadworthy.reports.ShopHistory;
import dev.roadworthy.reports.files.Folders;
import dev.roadworthy.run.Round;
import dev.roadworthy.run.Run;
import dev.roadworthy.testkit.Checks;
import dev.roadworthy.testkit.Exchanges;
import dev.roadworthy.testkit.Ingests;
import dev.roadworthy.testkit.Rounds;
import dev.roadworthy.testkit.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What Allure itself makes of the results and history that we give it. */
class AllureReportTest {

  private static final Instant NOW = Instant.parse("2026-11-12T09:30:00Z");

  @TempDir Path folder;
  private Reported reported;
  private AllureResults results;

  @BeforeEach
  void open() throws IOException {
    reported = new Reported(folder, NOW);
    results = new AllureResults(folder.resolve("results"));
  }

  @AfterEach
  void close() {
    reported.close();
  }

  private List<ShopHistory.Played> shop(int rounds) {
    List<ShopHistory.Played> played =
        new ShopHistory(reported.store()).rounds("staging", rounds, Duration.ofMinutes(30), NOW);
    resultsOf(played.get(rounds - 1));
    return played;
  }

  private void resultsOf(ShopHistory.Played round) {
    for (int i = 0; i < round.runs().size(); i++) {
      results.write(results.result(round.runs().get(i), ShopHistory.CHECKS.get(i)));
    }
  }

  @Test
  void theTrendOfTwentyRoundsIsWholeAfterTheReportWasDeleted() throws IOException {
    List<ShopHistory.Played> played = shop(25);
    assertThat(reported.report(results, "staging", "main").warnings()).isEmpty();
    JsonNode before = reported.json("widgets/history-trend.json");

    Folders.delete(reported.folder());
    assertThat(reported.report(results, "staging", "main").warnings()).isEmpty();

    JsonNode trend = reported.json("widgets/history-trend.json");
    assertThat(trend).isEqualTo(before).hasSize(20);
    for (int i = 0; i < 20; i++) {
      ShopHistory.Played round = played.get(24 - i);
      assertThat(trend.get(i).get("buildOrder").intValue()).isEqualTo(25 - i);
      assertThat(statistic(trend.get(i).get("data"))).isEqualTo(statistic(round.runs()));
    }
    assertThat(trend.findValues("failed")).anyMatch(failed -> failed.intValue() > 0);
  }

  @Test
  void theOtherTrendsAreWholeAsWell() {
    shop(25);
    reported.report(results, "staging", "main");

    for (String trend : List.of("duration", "categories", "retry")) {
      assertThat(reported.json("widgets/" + trend + "-trend.json")).as(trend).hasSize(20);
    }
  }

  @Test
  void everyCheckShowsItsEarlierRuns() {
    List<ShopHistory.Played> played = shop(25);
    reported.report(results, "staging", "main");

    JsonNode history = reported.testCase("The landing page answers").at("/extra/history");
    List<String> statuses = new ArrayList<>();
    history.get("items").forEach(item -> statuses.add(item.get("status").stringValue()));
    List<String> expected = new ArrayList<>();
    for (int i = 23; i > 4; i--) {
      expected.add(played.get(i).runs().get(0).outcome() == Outcome.FAILED ? "failed" : "passed");
    }
    assertThat(statuses).isEqualTo(expected).contains("failed");
  }

  @Test
  void roundsOfOtherEnvironmentsAndBranchesAreInNoTrendHere() {
    Instant before = NOW.minus(Duration.ofHours(20));
    new ShopHistory(reported.store()).rounds("production", 5, Duration.ofHours(1), before);
    Round elsewhere = Rounds.in("staging").branch("feature").at(before).number("77").build();
    reported
        .store()
        .history()
        .append(Ingests.ingest(elsewhere, Runs.failed("landing").of(elsewhere).build()));
    shop(3);
    reported.report(results, "staging", "main");

    assertThat(reported.json("widgets/history-trend.json").findValues("buildOrder"))
        .extracting(JsonNode::intValue)
        .containsExactly(3, 2, 1);
    assertThat(reported.testCase("The landing page answers").at("/extra/history/items")).hasSize(2);
  }

  @Test
  void everyCodeIsInTheCategoryOfItsLayer() {
    Round round = Rounds.in("staging").branch("main").at(NOW).build();
    Ingests ingests = Ingests.of(round);
    Map<String, List<String>> expected = new TreeMap<>();
    for (FaultCode code : FaultCode.known()) {
      CheckSpec check = Checks.check("has-" + code.code().toLowerCase(Locale.ROOT)).build();
      Run run = Runs.with(code, check.id().value()).of(round).at(NOW).build();
      ingests.check(check).run(run);
      results.write(results.result(run, check));
      String category = Category.nameOf(run.outcome(), run.fault());
      if (category != null) {
        expected.computeIfAbsent(category, name -> new ArrayList<>()).add(check.name());
      }
    }
    reported.store().history().append(ingests.build());
    reported.report(results, "staging", "main");

    Map<String, List<String>> shown = new TreeMap<>();
    for (JsonNode category : reported.json("data/categories.json").get("children")) {
      List<String> names = new ArrayList<>();
      category
          .get("children")
          .forEach(m -> m.get("children").forEach(r -> names.add(r.get("name").stringValue())));
      names.sort(null);
      shown.put(category.get("name").stringValue(), names);
    }
    assertThat(shown).isEqualTo(expected);
    assertThat(shown)
        .containsKeys("Network", "Tls", "Web server", "Application", "Undecided")
        .containsKeys("The check itself (broken)", "Nothing was learned (inconclusive)")
        .containsKeys("Passed with a warning: load", "Passed with a warning: application");
  }

  @Test
  void theRunnersOutcomeIsShownAndTheResultsOfTheSuiteStayAsTheyAre() throws IOException {
    CheckSpec check = Checks.check("items").named("The catalogue lists its items").build();
    Round round = Rounds.in("staging").branch("main").at(NOW).build();
    Run seen =
        Runs.with(new Fault(FaultCode.CHECK_THREW, "the check threw JsonException"), "items")
            .of(round)
            .at(NOW)
            .exchange(Exchanges.get("/api/items").build())
            .build();
    Path file = results.write(results.result(seen, check));
    byte[] before = Files.readAllBytes(file);
    Run run = Reassessment.of(seen, true);
    assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
    reported.store().history().append(Ingests.of(round).check(check).run(run).build());

    reported.report(results, "staging", "main");

    JsonNode shown = reported.testCase(check.name());
    assertThat(shown.get("status").stringValue()).isEqualTo("failed");
    assertThat(shown.get("statusMessage").stringValue())
        .startsWith("A0602 application: GET /api/items answered 200 OK")
        .doesNotContain("X0101");
    assertThat(labels(shown))
        .containsEntry("outcome", "FAILED")
        .containsEntry("layer", "application")
        .containsEntry("faultCode", "A0602");
    assertThat(shown.get("descriptionHtml").stringValue())
        .contains("history this reads: X0101 check: the check threw");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void aRunWhoseResultWasLostIsShownNevertheless() {
    Round round = Rounds.in("staging").branch("main").at(NOW).build();
    CheckSpec alive = Checks.check("alive").build();
    CheckSpec dead = Checks.check("dead").build();
    Run passed = Runs.passed("alive").of(round).at(NOW).build();
    Run died = Runs.with(FaultCode.WORKER_DIED, "dead").of(round).at(NOW).build();
    reported
        .store()
        .history()
        .append(Ingests.of(round).check(alive).check(dead).run(passed).run(died).build());
    results.write(results.result(passed, alive));

    reported.report(results, "staging", "main");

    assertThat(reported.testCases()).hasSize(2);
    assertThat(reported.testCase(dead.name()).get("status").stringValue()).isEqualTo("broken");
    assertThat(reported.testCase(dead.name()).get("statusMessage").stringValue())
        .startsWith("X0106 check: ");
  }

  @Test
  void resultsThatAnEarlierBuildHasLeftAreHistoryAndNoRetries() {
    List<ShopHistory.Played> played = shop(3);
    resultsOf(played.get(1));

    assertThat(reported.report(results, "staging", "main").warnings())
        .singleElement()
        .asString()
        .startsWith("Left out 4 results of earlier rounds in ");
    assertThat(reported.testCases()).hasSize(ShopHistory.CHECKS.size());
    assertThat(reported.json("widgets/history-trend.json").findValues("buildOrder"))
        .extracting(JsonNode::intValue)
        .containsExactly(3, 2, 1);
  }

  @Test
  void severalRunsOfACheckInOneRoundAreRetriesAndForksOfABuildAreOneReport() {
    Round round = Rounds.in("staging").branch("main").at(NOW).build();
    Round fork = Rounds.in("staging").branch("main").at(NOW.plusSeconds(1)).build();
    CheckSpec flaky = Checks.check("flaky").build();
    CheckSpec other = Checks.check("other").build();
    Run first = Runs.failed("flaky").of(round).at(NOW).build();
    Run second = Runs.passed("flaky").of(round).at(NOW.plusSeconds(5)).build();
    Run beside = Runs.passed("other").of(fork).at(NOW.plusSeconds(2)).build();
    reported
        .store()
        .history()
        .append(Ingests.of(round).check(flaky).run(first).run(second).build());
    reported.store().history().append(Ingests.of(fork).check(other).run(beside).build());
    results.write(results.result(first, flaky));
    results.write(results.result(second, flaky));
    results.write(results.result(beside, other));

    assertThat(reported.report(results, "staging", "main").warnings()).isEmpty();
    List<JsonNode> shown =
        reported.testCases().stream().filter(each -> !each.get("hidden").booleanValue()).toList();
    assertThat(shown)
        .extracting(each -> each.get("status").stringValue())
        .containsExactly("passed", "passed");
    assertThat(shown).extracting(each -> each.at("/extra/retries").size()).containsOnly(0, 1);
  }

  @Test
  void aTestThatIsNoCheckStandsBesideThem() {
    shop(1);
    ObjectNode plain = results.plain("additionWorks", "passed");
    results.write(plain);
    reported.report(results, "staging", "main");

    assertThat(reported.testCases()).hasSize(ShopHistory.CHECKS.size() + 1);
    assertThat(reported.testCase("additionWorks").has("descriptionHtml")).isFalse();
  }

  @Test
  void eachResultLinksTheTrendOfItsCheckAndTheReportThoseOfAll() {
    List<ShopHistory.Played> played = shop(2);
    ReportResult result = reported.report(results, "staging", "main");

    assertThat(result.page()).isEqualTo(reported.folder().resolve("index.html")).exists();
    for (Run run : played.get(1).runs()) {
      String page = "trends/staging~main." + run.check() + ".html";
      assertThat(reported.folder().resolve(page)).exists();
      assertThat(reported.testCases())
          .filteredOn(shown -> run.check().value().equals(labels(shown).get("checkId")))
          .singleElement()
          .satisfies(
              shown ->
                  assertThat(shown.get("descriptionHtml").stringValue())
                      .contains("<a href=\"" + page + "\">"));
    }
    assertThat(reported.json("widgets/executors.json").get(0).get("buildUrl").stringValue())
        .isEqualTo("trends/index.html");
  }

  @Test
  void theReportNeedsNothingFromElsewhere() throws IOException {
    shop(1);
    reported.report(results, "staging", "main");

    assertThat(Files.readString(reported.folder().resolve("index.html")))
        .contains("<script src=\"data:text/javascript;base64,")
        .doesNotContain("http://", "https://", "googletagmanager");
  }

  private static Map<String, String> labels(JsonNode shown) {
    Map<String, String> labels = new HashMap<>();
    shown
        .get("labels")
        .forEach(
            label -> labels.put(label.get("name").stringValue(), label.get("value").stringValue()));
    return labels;
  }

  private static Map<String, Integer> statistic(JsonNode data) {
    Map<String, Integer> counts = new TreeMap<>();
    data.properties().forEach(field -> counts.put(field.getKey(), field.getValue().intValue()));
    counts.remove("total");
    counts.values().removeIf(count -> count == 0);
    return counts;
  }

  private static Map<String, Integer> statistic(List<Run> runs) {
    Map<String, Integer> counts = new TreeMap<>();
    runs.forEach(run -> counts.merge(Rewriter.status(run.outcome()), 1, Integer::sum));
    return counts;
  }
}
