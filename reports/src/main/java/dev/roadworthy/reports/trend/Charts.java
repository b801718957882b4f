package dev.roadworthy.reports.trend;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.history.Series;
import dev.roadworthy.reports.chart.AvailabilityChart;
import dev.roadworthy.reports.chart.Bucket;
import dev.roadworthy.reports.chart.FaultChart;
import dev.roadworthy.reports.chart.LatencyChart;
import dev.roadworthy.reports.chart.Span;
import dev.roadworthy.reports.chart.StripChart;
import dev.roadworthy.reports.chart.Theme;
import dev.roadworthy.reports.trend.PageView.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Draws the pictures of a series into files beside its page. */
final class Charts {

  private final Path folder;

  Charts(Path folder) {
    this.folder = folder;
  }

  /** The charts of a range, each for light and dark surroundings. */
  List<Picture> of(SeriesTrend trend, Range range) throws IOException {
    String subject = subject(trend.series());
    CheckSpec check = trend.check();
    Duration slowAfter = check == null ? null : check.slowAfter();
    List<Picture> pictures = new ArrayList<>();
    pictures.add(
        draw(
            trend,
            range,
            "availability",
            "Availability",
            theme ->
                AvailabilityChart.draw(
                    subject, range.buckets(), "share of time", range.span(), theme)));
    pictures.add(
        draw(
            trend,
            range,
            "latency",
            "Latency",
            theme ->
                LatencyChart.draw(
                    subject, range.buckets(), range.dots(), slowAfter, range.span(), theme)));
    if (!range.total().faults().isEmpty()) {
      pictures.add(
          draw(
              trend,
              range,
              "faults",
              "Faults by code",
              theme ->
                  FaultChart.draw(subject, range.buckets(), Marks::ofCode, range.span(), theme)));
    }
    return pictures;
  }

  /** The row of cells for the index; its file name. */
  String strip(Series series, List<Bucket> buckets, Span span) throws IOException {
    return write(
        PageName.of(series) + "-strip.svg",
        StripChart.draw(subject(series), buckets, span, Theme.NEUTRAL));
  }

  private Picture draw(
      SeriesTrend trend, Range range, String kind, String title, Function<Theme, String> chart)
      throws IOException {
    String name = PageName.of(trend.series()) + "-" + range.id() + "-" + kind;
    return new Picture(
        write(name + ".svg", chart.apply(Theme.LIGHT)),
        write(name + "-dark.svg", chart.apply(Theme.DARK)),
        title + " of " + subject(trend.series()) + ", " + range.span().text());
  }

  private String write(String name, String svg) throws IOException {
    Files.write(folder.resolve(name), svg.getBytes(UTF_8));
    return name;
  }

  private static String subject(Series series) {
    return series.check() + " in " + series.environment();
  }
}
