package dev.roadworthy.reports.trend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.alerting.AlertPolicy;
import dev.roadworthy.alerting.Decider;
import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.evaluation.Thresholds;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.history.CheckKey;
import dev.roadworthy.reports.Reported;
import dev.roadworthy.reports.ShopHistory;
import dev.roadworthy.reports.Xml;
import dev.roadworthy.run.Round;
import dev.roadworthy.run.Run;
import dev.roadworthy.testkit.Checks;
import dev.roadworthy.testkit.Ingests;
import dev.roadworthy.testkit.Rounds;
import dev.roadworthy.testkit.Runs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;

class TrendPagesTest {

  private static final Instant NOW = Instant.parse("2026-11-12T09:30:00Z");
  private static final String HOSTILE =
      "<script>alert(1)</script> <img src=x onerror=alert(2)> ]]> <!-- \" ' & &amp; \u202Egnp.exe \u0007";
  private static final String LEGIBLE =
      HOSTILE.replace('\u202E', '\uFFFD').replace('\u0007', '\uFFFD');

  @TempDir Path folder;
  private Reported reported;

  @BeforeEach
  void open() {
    reported = new Reported(folder, NOW);
  }

  @AfterEach
  void close() {
    reported.close();
  }

  private void shop() {
    new ShopHistory(reported.store()).rounds("staging", 80, Duration.ofMinutes(30), NOW);
  }

  private void append(Round round, CheckSpec check, Run... runs) {
    Ingests ingests = Ingests.of(round).check(check);
    List.of(runs).forEach(ingests::run);
    reported.store().history().append(ingests.build());
  }

  /** A history in which every text of others is hostile. */
  private void hostile() {
    Round round = Rounds.in(HOSTILE).branch(HOSTILE).at(NOW).build();
    CheckSpec check =
        Checks.check("hostile")
            .named(HOSTILE)
            .owner(HOSTILE)
            .runbook("javascript:alert(3)")
            .build();
    append(
        round,
        check,
        Runs.passed("hostile").of(round).at(NOW.minusSeconds(60)).build(),
        Runs.with(new Fault(FaultCode.EXPECTATION, HOSTILE), "hostile").of(round).at(NOW).build());
  }

  private List<Document> pages() {
    return reported.files("trends", ".html").stream().map(Xml::file).toList();
  }

  private List<Document> pictures() {
    return reported.files("trends", ".svg").stream().map(Xml::file).toList();
  }

  private Document page(String name) {
    return Xml.file(reported.folder().resolve("trends").resolve(name + ".html"));
  }

  private static List<Attr> attributes(Document document) {
    List<Attr> attributes = new ArrayList<>();
    for (Element element : Xml.elements(document, "*")) {
      NamedNodeMap map = element.getAttributes();
      for (int i = 0; i < map.getLength(); i++) {
        attributes.add((Attr) map.item(i));
      }
    }
    return attributes;
  }

  private static List<String> links(Document page) {
    return attributes(page).stream()
        .filter(attribute -> Set.of("href", "src", "srcset").contains(attribute.getName()))
        .map(Attr::getValue)
        .toList();
  }

  @Test
  void everySeriesHasAPageAndWhateverAPageNamesIsThere() {
    shop();
    reported.trends();

    assertThat(links(page("index")))
        .contains(
            "staging~main.landing.html",
            "staging~main.items.html",
            "staging~main.checkout.html",
            "staging~main.hygiene.html");
    assertThat(pages())
        .hasSize(5)
        .allSatisfy(
            page ->
                assertThat(links(page))
                    .filteredOn(link -> !link.equals("https://wiki.example/landing"))
                    .isNotEmpty()
                    .allSatisfy(
                        link ->
                            assertThat(reported.folder().resolve("trends").resolve(link))
                                .isRegularFile()));
  }

  @Test
  void noPageNeedsWhatAStrictContentSecurityPolicyForbids() {
    shop();
    hostile();
    reported.trends();

    for (Document page : pages()) {
      assertThat(Xml.elements(page, "*"))
          .extracting(Element::getTagName)
          .doesNotContain("script", "style", "iframe", "object", "embed", "form", "base", "svg");
      assertThat(attributes(page))
          .extracting(Attr::getName)
          .noneMatch(name -> name.equals("style") || name.startsWith("on"));
      assertThat(Xml.elements(page, "img"))
          .allSatisfy(image -> assertThat(image.getAttribute("src")).matches("[a-z0-9.~-]+\\.svg"));
    }
  }

  @Test
  void noPictureNeedsMoreThanItself() {
    shop();
    hostile();
    reported.trends();

    assertThat(pictures()).hasSizeGreaterThan(30);
    for (Document picture : pictures()) {
      assertThat(Xml.elements(picture, "*"))
          .extracting(Element::getTagName)
          .isSubsetOf("svg", "title", "desc", "text", "tspan", "rect", "line", "path", "circle");
      assertThat(attributes(picture))
          .extracting(Attr::getName)
          .noneMatch(
              name -> name.equals("style") || name.contains("href") || name.startsWith("on"));
    }
  }

  @Test
  void whateverATextHoldsItIsReadForWhatItIs() {
    hostile();
    reported.trends();

    Document index = page("index");
    assertThat(Xml.texts(index, "h2").get(0)).startsWith(LEGIBLE + " \u00B7 " + LEGIBLE);
    assertThat(Xml.texts(index, "a")).contains(LEGIBLE);
    Document page =
        pages().stream().filter(each -> !each.isEqualNode(index)).findFirst().orElseThrow();
    assertThat(Xml.texts(page, "h1")).containsExactly(LEGIBLE);
    assertThat(Xml.texts(page, "dd")).contains(LEGIBLE);
    assertThat(Xml.texts(page, "td")).contains("A0600 application: " + LEGIBLE);
    assertThat(page.getDocumentElement().getTextContent()).doesNotContain("javascript:");
    assertThat(pictures())
        .anySatisfy(
            picture ->
                assertThat(Xml.texts(picture, "desc").get(0)).contains("hostile in " + LEGIBLE));
  }

  @Test
  void inEachPlaceWhatNeedsAttentionComesFirst() {
    Round round = Rounds.in("staging").at(NOW).build();
    for (Runs runs :
        List.of(
            Runs.passed("a-passed"),
            Runs.skipped("b-skipped"),
            Runs.degraded("c-degraded"),
            Runs.broken("d-broken"),
            Runs.failed("e-failed"))) {
      Run run = runs.of(round).at(NOW).build();
      append(round, Checks.check(run.check().value()).build(), run);
    }
    reported.trends();

    assertThat(Xml.elements(page("index"), "a"))
        .extracting(link -> link.getAttribute("href"))
        .containsSubsequence(
            "staging.e-failed.html",
            "staging.d-broken.html",
            "staging.c-degraded.html",
            "staging.a-passed.html",
            "staging.b-skipped.html");
  }

  @Test
  void environmentsAndBranchesHavePagesOfTheirOwn() {
    CheckSpec check = Checks.check("landing").build();
    for (String environment : List.of("staging", "production")) {
      for (String branch : List.of("main", "feature")) {
        Round round = Rounds.in(environment).branch(branch).at(NOW).build();
        Runs runs = branch.equals("main") ? Runs.passed("landing") : Runs.failed("landing");
        append(round, check, runs.of(round).at(NOW).build());
      }
    }
    reported.trends();

    assertThat(Xml.texts(page("index"), "h2"))
        .extracting(title -> title.replaceFirst(" 1 check.*", ""))
        .containsExactly(
            "production \u00B7 feature",
            "production \u00B7 main",
            "staging \u00B7 feature",
            "staging \u00B7 main");
    assertThat(Xml.texts(page("staging~main.landing"), "div")).contains("100 %");
    assertThat(Xml.texts(page("staging~feature.landing"), "div")).contains("0 %");
  }

  @Test
  void theStripsOfAPlaceHaveOneTimeAxis() {
    new ShopHistory(reported.store()).rounds("staging", 40, Duration.ofHours(12), NOW);
    Round round = Rounds.in("staging").branch("main").at(NOW).build();
    append(round, Checks.check("new").build(), Runs.passed("new").of(round).at(NOW).build());
    reported.trends();

    Document strip =
        Xml.file(reported.folder().resolve("trends").resolve("staging~main.new-strip.svg"));
    List<Element> rects = Xml.elements(strip, "rect");
    assertThat(rects).hasSize(2);
    assertThat(Double.parseDouble(rects.get(1).getAttribute("x"))).isGreaterThan(170);
  }

  @Test
  void whatHasNotRunForAMonthHasNoFiguresInTheComparison() {
    Instant then = NOW.minus(Duration.ofDays(90));
    Round round = Rounds.in("staging").at(then).build();
    append(round, Checks.check("old").build(), Runs.passed("old").of(round).at(then).build());
    reported.trends();

    assertThat(Xml.texts(page("index"), "td"))
        .contains("\u2013", "0")
        .doesNotContain("100 %", "100 ms");
    assertThat(page("index").getDocumentElement().getTextContent())
        .contains("14 Aug 2026, 11:30:00");
    assertThat(Xml.texts(page("staging.old"), "div")).contains("100 %", "100 ms");
  }

  @Test
  void aPageSaysHowTheCheckStandsAndWhy() {
    Round round = Rounds.in("staging").branch("main").at(NOW).build();
    CheckSpec check =
        Checks.check("landing")
            .owner("web")
            .slowAfter("800ms")
            .every("30s")
            .runbook("https://wiki.example/x")
            .build();
    Decider decider = new Decider(new AlertPolicy(Thresholds.DEFAULT, List.of()));
    CheckKey key = new CheckKey("staging", check.id());
    for (int i = 0; i < 8; i++) {
      Runs runs = i >= 2 && i < 5 ? Runs.failed("landing") : Runs.passed("landing");
      Run run = runs.of(round).at(NOW.minusSeconds(30L * (7 - i))).build();
      reported.store().history().append(Ingests.of(round).check(check).waiting(run).build());
      reported
          .store()
          .decisions()
          .commit(
              decider.decide(
                  check,
                  reported.store().decisions().state(key),
                  reported.store().history().window(run.id(), decider.runsNeeded()),
                  run.startedAt().plusSeconds(1)));
    }
    reported.trends();

    Document page = page("staging~main.landing");
    assertThat(Xml.texts(page, "span")).contains("UP", "DOWN");
    assertThat(Xml.texts(page, "p").get(0)).startsWith("UP ").hasSizeGreaterThan(10);
    assertThat(Xml.texts(page, "dt"))
        .containsExactly("Owner", "Severity", "Every", "Timeout", "Slow after", "Since", "Runbook");
    assertThat(Xml.texts(page, "dd")).contains("web", "30s", "800 ms", "https://wiki.example/x");
    assertThat(Xml.texts(page, "th")).contains("Started Europe/Berlin");
    assertThat(Xml.texts(page, "td"))
        .contains("12 Nov 2026, 10:27:30", "12 Nov 2026, 10:29:31", "2 min 1 s")
        .contains("N0201", "network: connection refused", "37.5 %");
  }

  @Test
  void aCheckThatNobodyDeclaresAnyMoreStillHasItsPage() {
    Round round = Rounds.in("staging").at(NOW).build();
    reported
        .store()
        .history()
        .append(Ingests.ingest(round, Runs.passed("orphan").of(round).at(NOW).build()));
    reported.trends();

    assertThat(Xml.texts(page("staging.orphan"), "h1")).containsExactly("orphan");
  }

  @Test
  void withoutHistoryThereIsAPageThatSaysSo() throws Exception {
    reported.trends();

    assertThat(Xml.texts(page("index"), "p")).containsExactly("Nothing has run yet.");
    assertThat(Files.readString(reported.folder().resolve("trends/trends.css"))).contains("body");
  }
}
