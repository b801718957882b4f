package dev.roadworthy.reports.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.reports.AllureResults;
import dev.roadworthy.reports.Reported;
import dev.roadworthy.reports.SpikeHistory;
import dev.roadworthy.run.Round;
import dev.roadworthy.run.Run;
import dev.roadworthy.testkit.Checks;
import dev.roadworthy.testkit.Ingests;
import dev.roadworthy.testkit.Rounds;
import dev.roadworthy.testkit.Runs;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Texts that would like to run in Allure's own page, which renders some of them as HTML. */
@SuppressWarnings("NullAway.Init")
class HostileAllureTest {

  private static final Instant NOW = Instant.parse("2026-11-12T09:30:00Z");
  private static final String HOSTILE =
      "<img class=pwned src=x onerror=pwned=1><script class=pwned>pwned=1</script><b class=pwned>b</b>";

  /** What shows more when it is clicked. */
  private static final String CLOSED =
      ".attachment-row, .node__title, .step__title, .status-details";

  @TempDir static Path folder;
  @TempDir static Path profile;
  private static Chromium browser;
  private static Reported reported;
  private static Site site;

  @BeforeAll
  static void open() throws IOException {
    browser = Chromium.start(profile);
    reported = new Reported(folder, NOW);
    site = Site.of(reported.folder(), Map.of());
    AllureResults results = new AllureResults(folder.resolve("results"));
    everythingHostile(results);
    reported.report(results, "staging", "main");
  }

  @AfterAll
  static void close() {
    // Where the browser is missing, nothing was opened.
    if (browser != null) {
      browser.close();
      site.close();
      reported.close();
    }
  }

  @Test
  void whateverATextHoldsItStaysText() {
    for (String page : pages()) {
      browser.open(site.url("index.html#" + page));
      await(page).until(() -> browser.text().length() > 100);
      browser.ask("document.querySelectorAll('" + CLOSED + "').forEach(e => e.click()) || 1");
      assertThat(browser.count(".pwned")).as(page).isZero();
      assertThat(browser.ask("typeof pwned")).as(page).isEqualTo("undefined");
    }
  }

  @Test
  void aMessageReadsAsItWasWritten() {
    JsonNode failed =
        reported.testCases().stream()
            .filter(shown -> shown.get("status").stringValue().equals("failed"))
            .findFirst()
            .orElseThrow();
    browser.open(site.url("index.html#testresult/" + uid(failed)));

    await()
        .untilAsserted(
            () ->
                assertThat(browser.text().replace("\u2060", ""))
                    .contains("A0600 application: " + HOSTILE));
  }

  @Test
  void whatALoadTestMeasuredIsShownUnderTheNamesThatItHas() {
    JsonNode load =
        reported.testCases().stream()
            .filter(shown -> shown.get("status").stringValue().equals("passed"))
            .findFirst()
            .orElseThrow();
    browser.open(site.url("index.html#testresult/" + uid(load)));

    await().untilAsserted(() -> assertThat(browser.text()).contains("all requests", HOSTILE));
    assertThat(browser.count("img[src^='data:image/svg+xml']")).isEqualTo(4);
  }

  @Test
  void theReportOpensAsAFileWithoutAServer() {
    browser.open(reported.folder().resolve("index.html").toUri() + "#suites");

    await().untilAsserted(() -> assertThat(browser.text()).contains("Suites"));
    await().untilAsserted(() -> assertThat(browser.count(".node__name")).isPositive());
  }

  private static List<String> pages() {
    List<String> pages =
        new ArrayList<>(
            List.of("", "categories", "suites", "graph", "timeline", "behaviors", "packages"));
    for (JsonNode shown : reported.testCases()) {
      pages.add("testresult/" + uid(shown));
      pages.add("testresult/" + uid(shown) + "/history");
      pages.add("testresult/" + uid(shown) + "/retries");
    }
    return pages;
  }

  private static String uid(JsonNode shown) {
    return shown.get("uid").stringValue();
  }

  private static void everythingHostile(AllureResults results) {
    CheckSpec check =
        Checks.check("hostile")
            .named(HOSTILE)
            .owner(HOSTILE)
            .runbook("https://wiki.example")
            .build();
    Fault fault = new Fault(FaultCode.EXPECTATION, HOSTILE);
    List<Run> runs = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Instant at = NOW.minusSeconds(60 * (2 - i));
      Round round = Rounds.in("staging").branch("main").number("" + i).at(at).build();
      Run run = Runs.with(fault, "hostile").of(round).at(at).build();
      reported.store().history().append(Ingests.of(round).check(check).run(run).build());
      runs.add(run);
    }
    results.write(hostile(results.result(runs.get(2), check)));
    results.write(hostile(results.plain("plain", "broken")));
    SpikeHistory spikes = new SpikeHistory(reported.store()).naming(HOSTILE);
    List<Run> loads = spikes.runs(7, NOW.minusSeconds(60), 80);
    results.write(hostile(results.result(loads.get(6), SpikeHistory.CHECK)));
    results.write("log.txt", HOSTILE);
    results.write("page.html", HOSTILE);
    results.write("environment.properties", HOSTILE.replace("=", "\\=") + " = " + HOSTILE);
    results.write(
        "executor.json", "{\"name\":\"" + HOSTILE + "\",\"buildName\":\"" + HOSTILE + "\"}");
    results.write(
        "categories.json",
        "[{\"name\":\""
            + HOSTILE
            + "\",\"description\":\""
            + HOSTILE
            + "\",\"matchedStatuses\":[\"broken\"]}]");
  }

  private static ObjectNode hostile(ObjectNode result) {
    for (String field : List.of("name", "fullName", "description", "descriptionHtml")) {
      result.put(field, HOSTILE);
    }
    details(result);
    for (String label :
        List.of("tag", "epic", "feature", "story", "suite", "severity", "package")) {
      result.withArray("labels").addObject().put("name", label).put("value", HOSTILE);
    }
    result
        .withArray("links")
        .addObject()
        .put("name", HOSTILE)
        .put("url", "https://wiki.example")
        .put("type", HOSTILE);
    result.withArray("parameters").addObject().put("name", HOSTILE).put("value", HOSTILE);
    ObjectNode step = result.withArray("steps").addObject();
    step.put("name", HOSTILE).put("status", "failed").put("start", 1).put("stop", 2);
    details(step);
    step.withArray("parameters").addObject().put("name", HOSTILE).put("value", HOSTILE);
    for (ObjectNode node : List.of(result, step)) {
      for (String source : List.of("log.txt", "page.html")) {
        node.withArray("attachments")
            .addObject()
            .put("name", HOSTILE)
            .put("source", source)
            .put("type", "text/html");
      }
    }
    return result;
  }

  private static void details(ObjectNode node) {
    node.putObject("statusDetails").put("message", HOSTILE).put("trace", HOSTILE);
  }
}
