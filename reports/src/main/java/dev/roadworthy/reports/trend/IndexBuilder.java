package dev.roadworthy.reports.trend;

import dev.roadworthy.history.Series;
import dev.roadworthy.reports.chart.Bucket;
import dev.roadworthy.reports.chart.Labels;
import dev.roadworthy.reports.chart.Span;
import dev.roadworthy.reports.trend.IndexView.Group;
import dev.roadworthy.reports.trend.IndexView.Row;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes a line of every series; in each place what needs attention comes first. */
final class IndexBuilder {

  private static final List<String> WORST_FIRST =
      List.of("failed", "blind", "degraded", "passed", "skipped");

  private final Instant now;
  private final ZoneId zone;

  /** As much of a series as its line needs: a year of histograms is not kept for it. */
  record Line(Series series, Row row, List<Bucket> buckets, @Nullable Span span) {}

  IndexBuilder(Instant now, ZoneId zone) {
    this.now = now;
    this.zone = zone;
  }

  /** What is kept of a series. */
  Line line(SeriesTrend trend) {
    Optional<Range> range = trend.overview();
    return new Line(
        trend.series(),
        row(trend, range),
        range.map(Range::buckets).orElse(List.of()),
        range.map(Range::span).orElse(null));
  }

  private Row row(SeriesTrend trend, Optional<Range> range) {
    Sum total = range.map(Range::total).orElseGet(Sum::new);
    Double availability = total.availability();
    String page = PageName.of(trend.series());
    return new Row(
        page + ".html",
        trend.loadPage(),
        trend.name(),
        trend.series().check().value(),
        PageViews.status(trend),
        // Whatever its last run said, it is long ago.
        range.isPresent() ? PageViews.statusStyle(trend) : "skipped",
        trend.latest().isEmpty() ? "" : Words.time(trend.latest().get(0).startedAt(), zone),
        availability == null ? PageViews.NOTHING : Labels.percent(availability),
        PageViews.at(total.latencies(), 50),
        PageViews.at(total.latencies(), 95),
        Labels.count(total.runs()),
        Labels.count(total.failed()),
        page + "-strip.svg",
        Labels.plural(total.runs(), "run") + ", " + Labels.count(total.failed()) + " failed");
  }

  /** Builds the page, and draws the strips of each place on one time axis. */
  IndexView build(List<Line> lines, String footer, Charts charts) throws IOException {
    Map<String, List<Line>> places = new TreeMap<>();
    lines.forEach(
        line ->
            places
                .computeIfAbsent(PageViews.place(line.series()), place -> new ArrayList<>())
                .add(line));
    List<Group> groups = new ArrayList<>();
    for (Map.Entry<String, List<Line>> place : places.entrySet()) {
      List<Line> here = place.getValue();
      here.sort(
          Comparator.<Line>comparingInt(line -> WORST_FIRST.indexOf(line.row().statusStyle()))
              .thenComparing(line -> line.row().id()));
      Span span = common(here);
      for (Line line : here) {
        charts.strip(line.series(), line.buckets(), span);
      }
      groups.add(
          new Group(
              place.getKey(),
              Labels.plural(here.size(), "check"),
              span.text() + " \u00B7 " + Labels.zone(zone),
              here.stream().map(Line::row).toList()));
    }
    return new IndexView(groups, footer);
  }

  /** From the first to the last of their times; the last thirty days where nothing ran in them. */
  private Span common(List<Line> here) {
    List<Span> spans = here.stream().map(Line::span).filter(Objects::nonNull).toList();
    Comparator<Instant> order = Comparator.naturalOrder();
    return new Span(
        spans.stream().map(Span::from).min(order).orElse(now.minus(RangeReader.MONTH)),
        spans.stream().map(Span::to).max(order).orElse(now),
        zone);
  }
}
