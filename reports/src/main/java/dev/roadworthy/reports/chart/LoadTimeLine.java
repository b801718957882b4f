package dev.roadworthy.reports.chart;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * A load test from its beginning to its end: how much was asked, and how long the answers took.
 *
 * @param subject which load test, for descriptions
 * @param points by time, all of the same length
 * @param warmUp how much of its beginning does not count
 * @param span from its beginning to its end
 */
public record LoadTimeLine(String subject, List<LoadPoint> points, Duration warmUp, Span span) {

  private static final int HEIGHT = 290;

  /** Copies the list. */
  public LoadTimeLine {
    points = List.copyOf(points);
  }

  /** Requests that ended in a second, failed ones on top, and the users that were under way. */
  public String throughput(Theme theme) {
    double highest = points.stream().mapToDouble(p -> p.ok() + p.failed()).max().orElse(0);
    int users = points.stream().mapToInt(LoadPoint::users).max().orElse(0);
    Caption caption =
        new Caption(
            "Throughput",
            unit("requests that ended in a second"),
            "Throughput of %s, %s: at most %s requests in a second, %s at a time."
                .formatted(
                    subject,
                    span.text(),
                    Labels.count(Math.round(highest)),
                    Labels.plural(users, "user")));
    String ink = theme.chrome.ink();
    List<Legend.Key> legend =
        List.of(
            new Legend.Key("as expected", theme.tones.available()),
            new Legend.Key("failed", theme.tones.failed()),
            new Legend.Key(
                "users", (svg, x, y) -> svg.stroke(Path.at(x - 9, y).to(x + 5, y), ink, 1.5, "")));
    Scale scale = Scale.linear(Math.max(highest, 1), 5, Labels::decimal);
    Frame frame = Frame.draw(caption, legend, span, scale, HEIGHT, 0, theme);
    Columns columns = new Columns(frame, points.stream().map(LoadPoint::bucket).toList());
    for (LoadPoint point : points) {
      column(frame, columns, point);
    }
    shadeWarmUp(frame);
    users(frame, users);
    return finish(frame);
  }

  /** Percentiles of the response times. */
  public String latency(Theme theme) {
    List<Bucket> measured =
        points.stream().filter(p -> p.latency() != null).map(LoadPoint::bucket).toList();
    double highest = measured.stream().mapToDouble(b -> latency(b).p99()).max().orElse(1);
    double lowest = measured.stream().mapToDouble(b -> latency(b).p50()).min().orElse(1);
    Scale scale = PercentileLines.scale(lowest, highest);
    Caption caption =
        new Caption(
            "Response times",
            unit("of requests as expected" + (scale.logarithmic() ? ", logarithmic" : "")),
            "Response times of %s, %s: highest 99th percentile %s."
                .formatted(subject, span.text(), Labels.millis(highest)));
    Frame frame = Frame.draw(caption, List.of(), span, scale, HEIGHT, 0, theme);
    shadeWarmUp(frame);
    new PercentileLines(frame, measured).draw(true);
    return finish(frame);
  }

  private static Bucket.Latency latency(Bucket bucket) {
    return Objects.requireNonNull(bucket.latency());
  }

  private String unit(String measure) {
    if (points.isEmpty()) {
      return measure;
    }
    Duration each = Duration.between(points.get(0).from(), points.get(0).to());
    return each.toSeconds() == 1 ? measure : measure + ", one point for " + Labels.duration(each);
  }

  private String finish(Frame frame) {
    if (points.isEmpty()) {
      Nothing.say(frame, "No request ended");
    }
    return frame.finish();
  }

  private static void column(Frame frame, Columns columns, LoadPoint point) {
    double x = columns.left(point.bucket());
    double top = frame.y(point.ok());
    Theme.Tones tones = frame.theme.tones;
    frame.svg.rect(x, top, columns.width(), frame.bottom - top, 0, tones.available());
    if (point.failed() > 0) {
      // A single failure among thousands is still seen.
      double high = Math.max(3, top - frame.y(point.ok() + point.failed()));
      frame.svg.rect(x, top - high, columns.width(), high, 0, tones.failed());
    }
  }

  /** On a scale of their own, which is written beside their highest. */
  private void users(Frame frame, int most) {
    if (points.isEmpty() || most == 0) {
      return;
    }
    Scale scale = Scale.counting(most, 5);
    double high = frame.bottom - Frame.TOP;
    Path path = null;
    for (LoadPoint point : points) {
      double x = frame.x(point.bucket().middle());
      double y = frame.bottom - scale.at(point.users()) * high;
      path = path == null ? Path.at(x, y) : path.to(x, y);
    }
    Theme.Chrome chrome = frame.theme.chrome;
    frame.svg.stroke(Objects.requireNonNull(path), chrome.ink(), 1.5, "");
    Svg.Font font = Svg.Font.of(11.5, chrome.ink());
    for (double tick : scale.ticks()) {
      String label = scale.label().apply(tick);
      double y = frame.bottom - scale.at(tick) * high;
      frame.svg.text(tick == scale.max() ? label + " users" : label, Frame.RIGHT + 8, y + 4, font);
    }
  }

  private void shadeWarmUp(Frame frame) {
    if (warmUp.isZero()) {
      return;
    }
    double right = Math.min(Frame.RIGHT, frame.x(span.from().plus(warmUp)));
    Theme.Chrome chrome = frame.theme.chrome;
    Path shade =
        Path.at(Frame.LEFT, Frame.TOP)
            .to(right, Frame.TOP)
            .to(right, frame.bottom)
            .to(Frame.LEFT, frame.bottom)
            .then("Z");
    frame.svg.shape(shade, chrome.muted(), 0.18);
    frame.svg.stroke(Path.at(right, Frame.TOP).to(right, frame.bottom), chrome.muted(), 1, "3 3");
    Svg.Font font = Svg.Font.of(11, chrome.muted());
    frame.svg.text("warm-up, does not count", right + 6, Frame.TOP + 11, font);
  }
}
