package dev.roadworthy.runner.terminal;

import dev.roadworthy.load.LoadEnd;
import dev.roadworthy.load.Measured;
import dev.roadworthy.reports.chart.Labels;
import dev.roadworthy.run.Percentiles;
import dev.roadworthy.runner.terminal.LoadProgress.Beat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is said of a load test while it runs, and when it has ended. */
final class LoadLine {

  private static final String BARS = "▁▂▃▄▅▆▇█";
  private static final String INDENT = "    ";
  private static final int SHORTEST_NAME = 4;
  private static final int LONGEST_NAME = 14;
  private static final int FEWEST_BARS = 4;
  private static final int MOST_HOSTS = 5;

  private LoadLine() {}

  /**
   * A line that is drawn anew each second: a bar for each of the last seconds, as high as the rate
   * was, red where requests failed; then the latest second, and the failures of all.
   *
   * @param columns of the terminal; where they are few, what matters least is cut
   */
  static Line drawn(LoadProgress progress, int columns) {
    List<Beat> beats = progress.beats();
    Beat latest = beats.get(beats.size() - 1);
    int longest = Math.max(SHORTEST_NAME, Math.min(LONGEST_NAME, columns / 6));
    Line head =
        Line.of("  ")
            .and(Style.BOLD, Cells.cut(progress.name(), longest))
            .and(" " + clock(progress.elapsed()) + (progress.isWarmingUp() ? " warm-up " : " "));
    Line tail =
        Line.of(String.format(Locale.ROOT, " %4d/s  ", latest.total().count()))
            .and(failed("%d failed %s", progress.failed(), progress.requests()))
            .and("  ")
            .and(percentiles(latest.total().ok()))
            .and("  " + Labels.plural(latest.active(), "user"));
    int room = Math.max(FEWEST_BARS, columns - 1 - head.width() - tail.width());
    return head.and(bars(beats.subList(Math.max(0, beats.size() - room), beats.size())))
        .and(tail)
        .cut(columns - 1);
  }

  /** The latest second, for a log. */
  static Line logged(LoadProgress progress) {
    List<Beat> beats = progress.beats();
    Measured latest = beats.get(beats.size() - 1).total();
    return Line.of("  load     " + progress.name() + " " + clock(progress.elapsed()))
        .and(progress.isWarmingUp() ? " warm-up" : "")
        .and("  " + latest.count() + "/s  ")
        .and(failed(latest.failed().count(), latest.count()))
        .and("  ")
        .and(percentiles(latest.ok()))
        .and("  " + Labels.plural(beats.get(beats.size() - 1).active(), "user"));
  }

  /** How it went, without its warm-up. */
  static List<Line> ended(LoadProgress progress, LoadEnd end) {
    Percentiles ok = progress.counted();
    long requests = ok.count() + progress.countedFailed();
    List<Line> lines = new ArrayList<>();
    lines.add(
        Line.of("  load     ")
            .and(Style.BOLD, progress.name())
            .and(progress.profile().equals("full") ? "" : " (" + progress.profile() + ")")
            .and(" ended after " + clock(progress.elapsed()) + ": ")
            .and(end.reason() == LoadEnd.Reason.COMPLETED ? Line.of(end.text()) : warning(end)));
    lines.add(
        Line.of(INDENT + Labels.plural(requests, "request"))
            .and(", ")
            .and(failed(progress.countedFailed(), requests))
            .and(", " + Labels.decimal(progress.throughput()) + "/s, ")
            .and(percentiles(ok)));
    lines.add(generator(end.generator()));
    bounds(end.bounds(), lines);
    return lines;
  }

  private static Line warning(LoadEnd end) {
    return Line.of(Style.WARNING, end.text());
  }

  private static Line generator(LoadEnd.Generator generator) {
    if (generator.isUnknown()) {
      return Line.of(Style.FAINT, INDENT + "generator: not looked at, the load was too short");
    }
    Line line =
        Line.of(
            Style.FAINT,
            INDENT
                + "generator: %d %% of the processors at most, event loops late by %s"
                    .formatted(
                        Math.round(generator.cpu() * 100), Labels.duration(generator.lag())));
    return generator.outOfPorts()
        ? line.and(Style.BAD, ", no local port or file descriptor left")
        : line;
  }

  private static void bounds(LoadEnd.Bounds bounds, List<Line> lines) {
    if (bounds.heldBack() > 0) {
      lines.add(
          Line.of(
              Style.WARNING,
              INDENT
                  + Labels.plural(bounds.heldBack(), "request")
                  + " held back at the cap on the rate; their response times include that"));
    }
    bounds.refused().entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(MOST_HOSTS)
        .forEach(
            host ->
                lines.add(
                    Line.of(
                        Style.WARNING,
                        INDENT
                            + Labels.plural(host.getValue(), "connection")
                            + " to "
                            + host.getKey()
                            + " refused: it is neither the environment's nor listed")));
  }

  private static Line bars(List<Beat> beats) {
    long peak = Math.max(1, beats.stream().mapToLong(beat -> beat.total().count()).max().orElse(1));
    Line line = Line.of("");
    for (Beat beat : beats) {
      long count = beat.total().count();
      int height = (int) Math.max(0, Math.ceil(count * (double) BARS.length() / peak) - 1);
      String bar = count == 0 ? " " : BARS.substring(height, height + 1);
      line = line.and(beat.total().failed().count() > 0 ? Style.BAD : Style.GOOD, bar);
    }
    return line;
  }

  private static Line percentiles(Percentiles ok) {
    return Line.of(
        ok.count() == 0
            ? "p50 - p95 - p99 -"
            : "p50 %d p95 %d p99 %d ms"
                .formatted(ok.at(50).toMillis(), ok.at(95).toMillis(), ok.at(99).toMillis()));
  }

  private static Line failed(long failed, long requests) {
    return failed("%d failed (%s)", failed, requests);
  }

  private static Line failed(String format, long failed, long requests) {
    return failed == 0
        ? Line.of("0 failed")
        : Line.of(
            Style.BAD,
            String.format(Locale.ROOT, format, failed, Labels.percent(failed / (double) requests)));
  }

  private static String clock(Duration elapsed) {
    return elapsed.toHours() == 0
        ? "%d:%02d".formatted(elapsed.toMinutes(), elapsed.toSecondsPart())
        : "%d:%02d:%02d"
            .formatted(elapsed.toHours(), elapsed.toMinutesPart(), elapsed.toSecondsPart());
  }
}
