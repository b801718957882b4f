package dev.roadworthy.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadworthy.reports.files.Folders;
import dev.roadworthy.run.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportGeneratorTest {

  private static final Instant NOW = Instant.parse("2026-11-12T09:30:00Z");

  @TempDir Path folder;
  private Reported reported;
  private AllureResults results;

  @BeforeEach
  void open() throws IOException {
    reported = new Reported(folder, NOW);
    results = new AllureResults(folder.resolve("results"));
    List<ShopHistory.Played> rounds =
        new ShopHistory(reported.store()).rounds("staging", 3, Duration.ofMinutes(30), NOW);
    List<Run> runs = rounds.get(2).runs();
    for (int i = 0; i < runs.size(); i++) {
      results.write(results.result(runs.get(i), ShopHistory.CHECKS.get(i)));
    }
  }

  @AfterEach
  void close() {
    reported.close();
  }

  private List<String> beside() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aReportReplacesAnEarlierOne() throws IOException {
    reported.trends();
    Files.writeString(reported.folder().resolve("trends/stale.html"), "stale");
    reported.trends();

    assertThat(reported.folder().resolve("trends/stale.html")).doesNotExist();
    assertThat(beside()).noneMatch(name -> name.startsWith(".roadworthy-report"));
  }

  @Test
  void aReportReplacesNothingElse() throws IOException {
    Files.createDirectories(reported.folder());
    Path precious = Files.writeString(reported.folder().resolve("thesis.txt"), "precious");

    assertThatThrownBy(reported::trends)
        .isInstanceOf(ReportException.class)
        .hasMessageContaining(reported.folder() + " is something else")
        .hasMessageEndingWith("for example " + reported.folder().resolve("report"));
    assertThat(precious).hasContent("precious");
  }

  @Test
  void withoutResultsThereAreTheTrendsAlone() {
    ReportResult result = reported.trends();

    assertThat(result.page()).isEqualTo(result.trends()).isRegularFile();
    assertThat(result.warnings()).isEmpty();
  }

  @Test
  void resultsThatAreMissingOrUnusableAreAWarningAndTheTrendsAreThere() throws IOException {
    Folders.delete(results.folder());
    ReportResult missing = reported.report(results, "staging", "main");
    assertThat(missing.warnings())
        .containsExactly("No Allure report: there is no folder " + results.folder() + ".");
    assertThat(missing.page()).isEqualTo(missing.trends()).isRegularFile();

    Files.createDirectories(results.folder());
    results.write("x-result.json", "{");
    ReportResult unusable = reported.report(results, "staging", "main");
    assertThat(unusable.warnings())
        .hasSize(2)
        .last()
        .asString()
        .startsWith("No Allure report: there is no usable result in ");
    assertThat(unusable.page()).isEqualTo(unusable.trends()).isRegularFile();
  }

  @Test
  void anAllureThatFailsIsAWarningAndTheTrendsAreThere() throws Exception {
    Path cache = folder.resolve("cache");
    Files.createDirectories(cache.resolve("allure-2.34.1/lib"));
    ReportRequest request =
        new ReportRequest(
            results.folder(),
            reported.folder(),
            cache,
            "staging",
            "main",
            "main",
            "Report",
            ZoneId.of("UTC"));

    ReportResult result =
        new ReportGenerator(
                reported.store().history(),
                reported.store().decisions(),
                reported.store().loads(),
                InstantSource.fixed(NOW))
            .generate(request);

    assertThat(result.warnings())
        .singleElement()
        .asString()
        .startsWith("No Allure report: Allure ended with exit code 1: ")
        .contains("io.qameta.allure.CommandLine");
    assertThat(result.page()).isEqualTo(result.trends()).isRegularFile();
  }

  @Test
  void whoStopsUsFindsTheEarlierReportUntouched() throws IOException {
    reported.trends();
    Path earlier = Files.writeString(reported.folder().resolve("earlier"), "earlier");

    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> reported.report(results, "staging", "main"))
        .hasCauseInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();

    assertThat(earlier).hasContent("earlier");
    assertThat(beside()).noneMatch(name -> name.startsWith(".roadworthy-report"));
  }
}
