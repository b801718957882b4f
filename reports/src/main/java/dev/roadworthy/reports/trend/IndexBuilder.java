package dev.roadworthy.reports.trend;

import dev.roadworthy.reports.chart.Labels;
import dev.roadworthy.reports.trend.IndexView.Group;
import dev.roadworthy.reports.trend.IndexView.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collects a line for every series; in each place what needs attention comes first. */
final class IndexBuilder {

  private static final List<String> WORST_FIRST =
      List.of("failed", "blind", "degraded", "passed", "skipped");

  private final Map<String, List<Row>> rows = new TreeMap<>();

  /**
   * Adds a series.
   *
   * @param strip the file name of its picture
   */
  void add(SeriesTrend trend, String strip) {
    Range widest = trend.widest();
    Sum total = widest.total();
    Double availability = total.availability();
    rows.computeIfAbsent(PageViews.place(trend.series()), place -> new ArrayList<>())
        .add(
            new Row(
                PageName.of(trend.series()) + ".html",
                trend.name(),
                trend.series().check().value(),
                PageViews.status(trend),
                PageViews.statusStyle(trend),
                availability == null ? "\u2013" : Labels.percent(availability),
                PageViews.at(total.latencies(), 50),
                PageViews.at(total.latencies(), 95),
                Labels.count(total.runs()),
                Labels.count(total.failed()),
                strip,
                Labels.plural(total.runs(), "run")
                    + ", "
                    + Labels.count(total.failed())
                    + " failed",
                widest.title() + ": " + widest.span().text()));
  }

  IndexView build(String footer) {
    List<Group> groups = new ArrayList<>();
    rows.forEach(
        (place, list) -> {
          list.sort(
              Comparator.<Row>comparingInt(row -> WORST_FIRST.indexOf(row.statusStyle()))
                  .thenComparing(Row::id));
          groups.add(new Group(place, Labels.plural(list.size(), "check"), list));
        });
    return new IndexView(groups, footer);
  }
}
