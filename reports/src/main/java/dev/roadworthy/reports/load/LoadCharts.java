package dev.roadworthy.reports.load;

import dev.roadworthy.history.PastLoad;
import dev.roadworthy.load.LoadRecord;
import dev.roadworthy.reports.chart.LoadTimeLine;
import dev.roadworthy.reports.chart.PercentileCurve;
import dev.roadworthy.reports.chart.PercentileCurve.Curve;
import dev.roadworthy.reports.chart.RunsChart;
import dev.roadworthy.reports.chart.RunsChart.Figure;
import dev.roadworthy.reports.trend.Marks;
import dev.roadworthy.run.Percentiles;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is drawn of a load test. */
final class LoadCharts {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
  private static final int SHORT_COMMIT = 7;

  private LoadCharts() {}

  /** From its beginning to its end; nothing where its seconds were let go of. */
  static List<Drawing> timeLine(LoadStory story, ZoneId zone) {
    LoadRecord whole = story.whole();
    if (whole == null) {
      return List.of();
    }
    LoadTimeLine line =
        new LoadTimeLine(
            story.subject(), Points.of(whole), whole.load().warmUp(), Points.span(whole, zone));
    return List.of(
        new Drawing("throughput", "Throughput", line::throughput),
        new Drawing("latency", "Response times", line::latency));
  }

  /** Beside the run before, and what is usual. */
  static Drawing percentiles(LoadStory story) {
    Curve now = Curves.of("this run", story.now().total().ok());
    Curve before =
        story.before().map(load -> Curves.of("the run before", load.total().ok())).orElse(null);
    List<Percentiles> earlier = story.earlier().stream().map(load -> load.total().ok()).toList();
    Curve usual =
        earlier.size() < 2
            ? null
            : Curves.median("median of " + earlier.size() + " earlier", earlier);
    return new Drawing(
        "percentiles",
        "Response times by percentile",
        theme -> PercentileCurve.draw(story.subject(), now, before, usual, theme));
  }

  /** Run against run. */
  static List<Drawing> runs(LoadStory story, ZoneId zone) {
    List<RunsChart.Run> runs = new ArrayList<>();
    story.loads().forEach(load -> runs.add(run(load, zone)));
    Collections.reverse(runs);
    return Stream.of(Figure.values())
        .map(
            figure ->
                new Drawing(
                    "runs-" + figure.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    figure.title() + ", run by run",
                    theme -> RunsChart.draw(story.subject(), figure, runs, theme)))
        .toList();
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
