package dev.roadworthy.reports.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.reports.Reported;
import dev.roadworthy.reports.ShopHistory;
import dev.roadworthy.reports.SpikeHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trend pages as Jenkins publishes them if nobody has loosened its default. */
class StrictPolicyTest {

  private static final Map<String, String> JENKINS =
      Map.of(
          "Content-Security-Policy",
          "sandbox; default-src 'none'; img-src 'self'; style-src 'self';");
  private static final Instant NOW = Instant.parse("2026-11-12T09:30:00Z");

  /** The sources of all pictures that the browser did not show. */
  private static final String NOT_SHOWN =
      "Array.from(document.images).filter(i => !(i.complete && i.naturalWidth > 0)).map(i => i.src)";

  @TempDir Path folder;
  @TempDir Path profile;

  @Test
  void everyPictureIsShownAndNothingIsRefused() throws IOException {
    try (Chromium browser = Chromium.start(profile);
        Reported reported = new Reported(folder, NOW);
        Site site = Site.of(reported.folder(), JENKINS)) {
      new ShopHistory(reported.store()).rounds("staging", 200, Duration.ofHours(4), NOW);
      new SpikeHistory(reported.store()).runs(8, NOW, 80);
      reported.trends();

      List<Path> pages = new ArrayList<>(reported.files("trends", ".html"));
      pages.addAll(reported.files("trends/load", ".html"));
      assertThat(pages).hasSize(7);
      for (Path page : pages) {
        browser.open(site.url(reported.folder().relativize(page).toString()));
        assertThat(browser.count("img")).as(page.toString()).isGreaterThanOrEqualTo(2);
        assertThat(browser.ask(NOT_SHOWN)).as(page.toString()).isEqualTo(List.of());
        assertThat(browser.ask("getComputedStyle(document.querySelector('.pill')).borderRadius"))
            .as("the style sheet of " + page)
            .isEqualTo("99px");
      }
      assertThat(browser.complaints()).filteredOn(text -> !text.contains("favicon")).isEmpty();
      assertThat(site.missing()).isSubsetOf("/favicon.ico");
    }
  }

  @Test
  void whatThePolicyForbidsWouldBeSeen() throws IOException {
    Files.writeString(
        folder.resolve("page.html"),
        """
        <!DOCTYPE html><title>t</title><p class="pill" style="border-radius: 99px">p</p>
        <img src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E"/>
        <script>document.title = "ran"</script>
        """);
    try (Chromium browser = Chromium.start(profile);
        Site site = Site.of(folder, JENKINS)) {
      browser.open(site.url("page.html"));

      assertThat(browser.ask(NOT_SHOWN)).asList().hasSize(1);
      assertThat(browser.ask("document.title")).isEqualTo("t");
      assertThat(browser.complaints())
          .filteredOn(text -> text.contains("Content Security Policy"))
          .hasSizeGreaterThanOrEqualTo(2);
    }
  }
}
