package dev.roadworthy.reports.trend;

import dev.roadworthy.alerting.DecisionStore;
import dev.roadworthy.history.HistoryStore;
import dev.roadworthy.history.Series;
import dev.roadworthy.reports.files.Templates;
import dev.roadworthy.reports.trend.PageView.RangeView;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Writes a page for every series, and one that leads to them: HTML without script and inline style,
 * a style sheet, and charts as SVG files, so that they read the same under Jenkins' strict
 * Content-Security-Policy.
 */
public final class TrendPages {

  private final HistoryStore history;
  private final TrendReader reader;
  private final PageViews views;
  private final Instant now;
  private final ZoneId zone;
  private final String footer;

  /**
   * Prepares them.
   *
   * @param now the end of the time that is shown
   * @param zone of all times
   * @param loaded the series that have a page of load tests
   */
  public TrendPages(
      HistoryStore history, DecisionStore decisions, Instant now, ZoneId zone, Set<Series> loaded) {
    this.history = history;
    this.reader = new TrendReader(history, decisions, now, zone, loaded);
    this.now = now;
    this.zone = zone;
    this.footer = Words.footer(now, zone);
    this.views = new PageViews(now, zone, footer);
  }

  /**
   * Writes all pages.
   *
   * @param folder to write into; is created
   * @return the page that leads to all others
   */
  public Path write(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (InputStream css =
        Objects.requireNonNull(TrendPages.class.getResourceAsStream("trends.css"))) {
      Files.write(folder.resolve("trends.css"), css.readAllBytes());
    }
    Charts charts = new Charts(folder);
    IndexBuilder index = new IndexBuilder(now, zone);
    Path file = folder.resolve("index.html");
    Templates.write("index.jte", index.build(pages(folder, charts, index), footer, charts), file);
    return file;
  }

  /** Writes the pages of all series, on all processors, and what the index needs of each. */
  private List<IndexBuilder.Line> pages(Path folder, Charts charts, IndexBuilder index)
      throws IOException {
    try {
      return history.series().parallelStream()
          .map(
              series -> {
                SeriesTrend trend = reader.read(series);
                page(folder, charts, trend);
                return index.line(trend);
              })
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void page(Path folder, Charts charts, SeriesTrend trend) {
    try {
      writePage(folder, charts, trend);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void writePage(Path folder, Charts charts, SeriesTrend trend) throws IOException {
    List<RangeView> ranges = new ArrayList<>();
    for (Range range : trend.ranges()) {
      ranges.add(views.range(range, charts.of(trend, range)));
    }
    Templates.write(
        "page.jte",
        views.page(trend, ranges),
        folder.resolve(PageName.of(trend.series()) + ".html"));
  }
}
