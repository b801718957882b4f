package dev.roadworthy.reports.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.reports.Reported;
import dev.roadworthy.reports.ShopHistory;
import dev.roadworthy.reports.SpikeHistory;
import dev.roadworthy.reports.Xml;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class LoadPagesTest {

  private static final Instant NOW = Instant.parse("2026-11-12T09:30:00Z");
  private static final String HOSTILE =
      "<script>alert(1)</script> <img src=x onerror=alert(2)> ]]> <!-- \" ' & &amp; \u202Egnp.exe \u0007";
  private static final String LEGIBLE =
      HOSTILE.replace('\u202E', '\uFFFD').replace('\u0007', '\uFFFD');

  @TempDir Path folder;
  private Reported reported;
  private SpikeHistory spikes;

  @BeforeEach
  void open() {
    reported = new Reported(folder, NOW);
    spikes = new SpikeHistory(reported.store());
  }

  @AfterEach
  void close() {
    reported.close();
  }

  private Document page() {
    return Xml.file(reported.folder().resolve("trends/load/staging~main.spike.html"));
  }

  private static List<String> links(Document page) {
    return Xml.elements(page, "a").stream().map(link -> link.getAttribute("href")).toList();
  }

  private Document trends(String name) {
    return Xml.file(reported.folder().resolve("trends").resolve(name + ".html"));
  }

  @Test
  void indexAndTrendLeadToThePageAndItLeadsBack() {
    new ShopHistory(reported.store()).rounds("staging", 3, Duration.ofMinutes(30), NOW);
    spikes.runs(2, NOW, 80);
    reported.trends();

    assertThat(links(trends("index"))).containsOnlyOnce("load/staging~main.spike.html");
    assertThat(links(trends("staging~main.spike"))).contains("load/staging~main.spike.html");
    assertThat(links(trends("staging~main.landing"))).noneMatch(link -> link.startsWith("load"));
    assertThat(links(page())).containsExactly("../index.html", "../staging~main.spike.html");
  }

  @Test
  void withoutLoadTestsThereIsNoFolderForThem() {
    new ShopHistory(reported.store()).rounds("staging", 3, Duration.ofMinutes(30), NOW);
    reported.trends();

    assertThat(reported.folder().resolve("trends/load")).doesNotExist();
  }

  @Test
  void thePageSaysWhatTheNewestRunWasAndMeasured() {
    spikes.runs(1, NOW, 80);
    reported.trends();

    assertThat(Xml.texts(page(), "h1")).containsExactly("The catalogue holds the spike");
    assertThat(Xml.texts(page(), "dd"))
        .contains("c0ffee0", "1.2.c0ffee0", "shop.ShopLoadIT$Spike", "full", "5 s")
        .contains("its last user has ended")
        .contains("at most 42 % of the processors, event loops late by 3 ms");
    // Up to twelve of each in a second, and one of four seconds has a failure; without the warm-up.
    assertThat(Xml.texts(page(), "td")).contains("list", "279", "pay", "285", "6 (2.1 %)");
    assertThat(Xml.texts(page(), "td"))
        .contains("status.find.is(200), but actually found 503", "held", "did not hold", "3.1");
    assertThat(Xml.texts(page(), "div")).contains("nothing to compare with");
  }

  @Test
  void aRunThatIsWorseThanEarlierOnesSaysByWhat() {
    spikes.runs(8, NOW.minus(Duration.ofHours(1)), 80);
    spikes.failed(NOW, "badc0ffee", 240);
    reported.trends();

    assertThat(Xml.texts(page(), "li"))
        .isNotEmpty()
        .allMatch(sentence -> sentence.startsWith("worse "))
        .anyMatch(sentence -> sentence.matches("worse p95 of all requests is .* of 8 earlier .*"));
    assertThat(Xml.texts(page(), "p").get(0)).startsWith("FAILED L0203");
    assertThat(worst()).hasSize(3).allSatisfy(cell -> assertThat(row(cell)).contains("badc0ff"));
  }

  private List<Element> worst() {
    return Xml.elements(page(), "td").stream()
        .filter(cell -> cell.getAttribute("class").equals("number worst"))
        .toList();
  }

  private static String row(Element cell) {
    return cell.getParentNode().getTextContent();
  }

  @Test
  void aRunLikeEarlierOnesSaysSoAndOneWithTooFewThatItWasNotCompared() {
    spikes.runs(3, NOW.minus(Duration.ofHours(9)), 80);
    reported.trends();
    assertThat(Xml.texts(page(), "li")).singleElement().asString().startsWith("not compared ");

    spikes.runs(5, NOW, 80);
    reported.trends();
    assertThat(Xml.texts(page(), "li"))
        .singleElement()
        .asString()
        .startsWith("no worse than before ");
  }

  @Test
  void theLatestTwentyAreBesideEachOther() {
    spikes.lasting(6).runs(23, NOW, 80);
    reported.trends();

    assertThat(Xml.texts(page(), "code"))
        .hasSize(20)
        .startsWith("c0ffee2")
        .doesNotContain("c0ffee2 ");
    assertThat(Xml.texts(page(), "small")).contains("the latest 20");
  }

  @Test
  void whateverANameHoldsItIsReadForWhatItIs() {
    spikes.naming(HOSTILE).runs(7, NOW, 80);
    spikes.naming(HOSTILE).failed(NOW.plusSeconds(1), HOSTILE, 400);
    reported.trends();

    Document page = page();
    assertThat(Xml.texts(page, "td"))
        .contains(LEGIBLE, LEGIBLE + ": 95th percentile is less than 400.0");
    assertThat(Xml.texts(page, "dd")).contains(LEGIBLE + " (3 connections)");
    assertThat(Xml.texts(page, "li")).anyMatch(sentence -> sentence.contains(LEGIBLE));
    assertThat(Xml.elements(page, "*"))
        .extracting(Element::getTagName)
        .doesNotContain("script", "style", "iframe", "object", "embed", "form", "base", "svg");
    assertThat(Xml.elements(page, "img"))
        .hasSize(6)
        .allSatisfy(image -> assertThat(image.getAttribute("src")).matches("[a-z0-9.~-]+\\.svg"));
    assertThat(reported.files("trends/load", ".svg"))
        .hasSize(12)
        .allSatisfy(
            file ->
                assertThat(Xml.elements(Xml.file(file), "*"))
                    .extracting(Element::getTagName)
                    .isSubsetOf(
                        "svg", "title", "desc", "text", "tspan", "rect", "line", "path", "circle"));
  }

  @Test
  void everyPictureThatThePageNamesIsThere() {
    spikes.runs(3, NOW, 80);
    reported.trends();

    for (String attribute : Set.of("src", "srcset", "href")) {
      assertThat(Xml.elements(page(), "*"))
          .extracting(element -> element.getAttribute(attribute))
          .filteredOn(link -> !link.isEmpty())
          .isNotEmpty()
          .allSatisfy(
              link ->
                  assertThat(reported.folder().resolve("trends/load").resolve(link))
                      .isRegularFile());
    }
  }
}
