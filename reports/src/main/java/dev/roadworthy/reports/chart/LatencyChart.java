package dev.roadworthy.reports.chart;

import dev.roadworthy.reports.chart.Bucket.Latency;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How long runs took: median, 95th and 99th percentile as lines, failures marked below. */
public final class LatencyChart {

  private static final String MEASURE = "time on the wire, over the last 20 passed runs or more";
  private static final int HEIGHT = 320;
  private final Frame frame;

  private LatencyChart(Frame frame) {
    this.frame = frame;
  }

  /**
   * Draws it.
   *
   * @param subject the check and environment, for the description
   * @param buckets by time
   * @param dots single runs, drawn behind the lines; empty where there are too many
   * @param slowAfter drawn as a limit, null for none
   */
  public static String draw(
      String subject,
      List<Bucket> buckets,
      List<Dot> dots,
      @Nullable Duration slowAfter,
      Span span,
      Theme theme) {
    List<Bucket> measured = buckets.stream().filter(b -> b.latency() != null).toList();
    Scale scale = scale(measured, dots, slowAfter);
    Caption caption =
        new Caption(
            "Latency",
            scale.logarithmic() ? MEASURE + ", logarithmic" : MEASURE,
            describe(subject, measured, span));
    Frame frame = Frame.draw(caption, legend(buckets, dots, theme), span, scale, HEIGHT, 12, theme);
    LatencyChart chart = new LatencyChart(frame);
    if (slowAfter != null) {
      chart.limit(slowAfter);
    }
    for (Dot dot : dots) {
      dot.mark().draw(frame.svg, frame.x(dot.at()), frame.y(dot.millis()), theme);
    }
    new PercentileLines(frame, measured).draw(dots.isEmpty());
    if (dots.isEmpty()) {
      chart.failures(buckets);
    }
    if (measured.isEmpty() && dots.isEmpty()) {
      Nothing.say(frame, "Nothing was measured in this time");
    }
    return frame.finish();
  }

  private static Scale scale(List<Bucket> measured, List<Dot> dots, @Nullable Duration slowAfter) {
    double highest =
        Math.max(
            measured.stream().mapToDouble(b -> latency(b).p99()).max().orElse(0),
            Dot.highest(dots));
    double lowest = measured.stream().mapToDouble(b -> latency(b).p50()).min().orElse(1);
    double limit = slowAfter == null ? 0 : slowAfter.toNanos() / 1e6;
    // A limit far above everything measured would press the lines flat: it is then left out.
    double top = limit > highest * 3 && highest > 0 ? highest : Math.max(highest, limit);
    return PercentileLines.scale(lowest, top);
  }

  private void limit(Duration slowAfter) {
    double millis = slowAfter.toNanos() / 1e6;
    if (millis > frame.scale.max()) {
      return;
    }
    double y = frame.y(millis);
    Path line = Path.at(Frame.LEFT, y).to(Frame.RIGHT, y);
    frame.svg.stroke(line, frame.theme.tones.degraded(), 1.5, "5 4");
    Svg.Font font = Svg.Font.of(11, frame.theme.chrome.muted());
    frame.svg.text("slow after " + Labels.duration(slowAfter), Frame.LEFT + 6, y - 5, font);
  }

  private void failures(List<Bucket> buckets) {
    for (Bucket bucket : buckets) {
      if (bucket.tally().failed() > 0) {
        Path mark = Path.at(frame.x(bucket.middle()), frame.bottom + 3).then("l4 7h-8z");
        frame.svg.shape(mark, frame.theme.tones.failed(), 1);
      }
    }
  }

  private static List<Legend.Key> legend(List<Bucket> buckets, List<Dot> dots, Theme theme) {
    if (!dots.isEmpty()) {
      return Legend.ofMarks(dots, theme, (mark, count) -> mark.title);
    }
    return buckets.stream().anyMatch(b -> b.tally().failed() > 0)
        ? List.of(
            new Legend.Key("failed runs", (svg, x, y) -> Dot.Mark.FAILED.draw(svg, x, y, theme)))
        : List.of();
  }

  private static String describe(String subject, List<Bucket> measured, Span span) {
    String latest =
        measured.isEmpty()
            ? "nothing was measured"
            : "latest median "
                + Labels.millis(latency(measured.get(measured.size() - 1)).p50())
                + ", highest 99th percentile "
                + Labels.millis(
                    measured.stream().mapToDouble(b -> latency(b).p99()).max().orElse(0));
    return "Latency of %s, %s: %s.".formatted(subject, span.text(), latest);
  }

  private static Latency latency(Bucket bucket) {
    return Objects.requireNonNull(bucket.latency());
  }
}
