package dev.roadworthy.reports.load;

import dev.roadworthy.history.PastLoad;
import dev.roadworthy.load.LoadRecord;
import dev.roadworthy.reports.chart.LoadTimeLine;
import dev.roadworthy.reports.chart.PercentileCurve;
import dev.roadworthy.reports.chart.PercentileCurve.Curve;
import dev.roadworthy.reports.chart.RunsChart;
import dev.roadworthy.reports.chart.RunsChart.Figure;
import dev.roadworthy.reports.chart.Theme;
import dev.roadworthy.reports.trend.Marks;
import dev.roadworthy.run.Percentiles;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is drawn of a load test: names of pictures with how to draw them. */
final class LoadCharts {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
  private static final int SHORT_COMMIT = 7;

  private LoadCharts() {}

  /** From its beginning to its end; nothing where its seconds were let go of. */
  static Map<String, Function<Theme, String>> timeLine(LoadStory story, ZoneId zone) {
    LoadRecord whole = story.whole();
    if (whole == null) {
      return Map.of();
    }
    LoadTimeLine line =
        new LoadTimeLine(
            story.subject(), Points.of(whole), whole.load().warmUp(), Points.span(whole, zone));
    Map<String, Function<Theme, String>> charts = new LinkedHashMap<>();
    charts.put("throughput", line::throughput);
    charts.put("latency", line::latency);
    return charts;
  }

  /** Beside the run before, and what is usual. */
  static Function<Theme, String> percentiles(LoadStory story) {
    Curve now = Curves.of("this run", story.now().total().ok());
    Curve before =
        story.before().map(load -> Curves.of("the run before", load.total().ok())).orElse(null);
    List<Percentiles> earlier = story.earlier().stream().map(load -> load.total().ok()).toList();
    Curve usual =
        earlier.size() < 2
            ? null
            : Curves.median("median of " + earlier.size() + " earlier", earlier);
    return theme -> PercentileCurve.draw(story.subject(), now, before, usual, theme);
  }

  /** Run against run. */
  static Map<String, Function<Theme, String>> runs(LoadStory story, ZoneId zone) {
    List<RunsChart.Run> runs = new ArrayList<>();
    story.loads().forEach(load -> runs.add(run(load, zone)));
    Collections.reverse(runs);
    Map<String, Function<Theme, String>> charts = new LinkedHashMap<>();
    for (Figure figure : Figure.values()) {
      charts.put(
          "runs-" + figure.name().toLowerCase(Locale.ROOT).replace('_', '-'),
          theme -> RunsChart.draw(story.subject(), figure, runs, theme));
    }
    return charts;
  }

  private static RunsChart.Run run(PastLoad load, ZoneId zone) {
    Percentiles ok = load.total().ok();
    return new RunsChart.Run(
        label(load, zone),
        Marks.mark(load.fact().outcome()),
        Points.millis(ok.at(95)),
        Points.millis(ok.at(99)),
        load.throughput(),
        load.total().failedRatio());
  }

  /** Its commit; its time where that is not known. */
  private static String label(PastLoad load, ZoneId zone) {
    return Objects.requireNonNullElseGet(
        commit(load), () -> DAY.format(load.fact().startedAt().atZone(zone)));
  }

  static @Nullable String commit(PastLoad load) {
    String commit = load.round().commit();
    return commit == null || commit.isBlank()
        ? null
        : commit.substring(0, Math.min(SHORT_COMMIT, commit.length()));
  }
}
