package dev.roadworthy.reports;

import dev.roadworthy.alerting.DecisionStore;
import dev.roadworthy.history.HistoryStore;
import dev.roadworthy.history.LoadHistory;
import dev.roadworthy.history.Series;
import dev.roadworthy.reports.allure.AllureReport;
import dev.roadworthy.reports.allure.AllureReport.Source;
import dev.roadworthy.reports.allure.Warnings;
import dev.roadworthy.reports.load.LoadPages;
import dev.roadworthy.reports.load.LoadStories;
import dev.roadworthy.reports.trend.TrendPages;
import dev.roadworthy.reports.trend.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;

/** Generates reports from results and history, without network and without standard output. */
public final class ReportGenerator {

  private final HistoryStore history;
  private final DecisionStore decisions;
  private final LoadHistory loads;
  private final InstantSource clock;

  /** Reads these stores; the clock is the end of all trends. */
  public ReportGenerator(
      HistoryStore history, DecisionStore decisions, LoadHistory loads, InstantSource clock) {
    this.history = history;
    this.decisions = decisions;
    this.loads = loads;
    this.clock = clock;
  }

  /**
   * Writes the trend pages and, if there are results, the Allure report around them. Broken results
   * and a failing Allure are warnings; the trend pages are written in any case.
   *
   * @throws ReportException if the report's folder cannot be written, or holds something else
   * @throws InterruptedException if interrupted while Allure runs; an earlier report is untouched
   */
  public ReportResult generate(ReportRequest request) throws InterruptedException {
    Warnings warnings = new Warnings();
    try (Target target = Target.begin(request.report())) {
      history.rollUp();
      boolean allure = allure(request, target.folder(), warnings);
      Files.createDirectories(target.folder());
      pages(request, target.folder().resolve("trends"));
      target.finish();
      Path trends = request.report().resolve("trends").resolve("index.html");
      return new ReportResult(
          allure ? request.report().resolve("index.html") : trends, trends, warnings.list());
    } catch (IOException e) {
      throw new ReportException(
          "The report could not be written to " + request.report() + ": " + e.getMessage(), e);
    }
  }

  private void pages(ReportRequest request, Path folder) throws IOException {
    Instant now = clock.instant();
    String footer = Words.footer(now, request.zone());
    Set<Series> loaded = new LoadPages(stories(request), request.zone(), footer).write(folder);
    new TrendPages(history, decisions, now, request.zone(), loaded).write(folder);
  }

  private LoadStories stories(ReportRequest request) {
    return new LoadStories(history, loads, request.mainBranch());
  }

  private boolean allure(ReportRequest request, Path folder, Warnings warnings)
      throws IOException, InterruptedException {
    Path results = request.results();
    if (results == null) {
      return false;
    }
    if (!Files.isDirectory(results)) {
      warnings.add("No Allure report: there is no folder " + results + ".");
      return false;
    }
    Source source =
        new Source(
            results, request.environment(), request.branch(), request.title(), request.zone());
    return new AllureReport(history, stories(request), request.cache())
        .generate(source, folder, warnings);
  }
}
