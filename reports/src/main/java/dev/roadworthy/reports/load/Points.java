package dev.roadworthy.reports.load;

import dev.roadworthy.load.LoadRecord;
import dev.roadworthy.load.LoadSecond;
import dev.roadworthy.load.Measured;
import dev.roadworthy.reports.chart.Bucket;
import dev.roadworthy.reports.chart.LoadPoint;
import dev.roadworthy.reports.chart.Span;
import dev.roadworthy.reports.trend.Width;
import dev.roadworthy.run.Percentiles;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The seconds of a load test, as many together as it takes to have no more than can be seen. */
final class Points {

  private static final int MOST = 600;

  private Points() {}

  /** By time; histograms of seconds that are drawn together are merged. */
  static List<LoadPoint> of(LoadRecord whole) {
    int width = Math.toIntExact(Width.of(lasted(whole), MOST).toSeconds());
    SortedMap<Integer, List<LoadSecond>> parts = new TreeMap<>();
    whole
        .seconds()
        .forEach(
            second ->
                parts
                    .computeIfAbsent(second.second() / width, part -> new ArrayList<>())
                    .add(second));
    List<LoadPoint> points = new ArrayList<>();
    parts.forEach((part, seconds) -> points.add(point(whole, part * width, width, seconds)));
    return points;
  }

  /** From its first to its last second. */
  static Span span(LoadRecord whole, ZoneId zone) {
    Instant from = whole.load().startedAt();
    return new Span(from, from.plus(lasted(whole)), zone);
  }

  /** At least a second. */
  static Duration lasted(LoadRecord whole) {
    int last = whole.seconds().stream().mapToInt(LoadSecond::second).max().orElse(0);
    return Duration.ofSeconds(last + 1L);
  }

  private static LoadPoint point(LoadRecord whole, int first, int width, List<LoadSecond> seconds) {
    LoadRecord part = new LoadRecord(whole.load(), seconds, null);
    Measured total = part.total();
    double lasted = Math.max(1, part.duration());
    Instant from = whole.load().startedAt().plusSeconds(first);
    return new LoadPoint(
        from,
        from.plusSeconds(width),
        total.ok().count() / lasted,
        total.failed().count() / lasted,
        users(seconds),
        latency(total.ok()));
  }

  /** What is said of a second once more knows less of who was under way in it. */
  private static int users(List<LoadSecond> seconds) {
    SortedMap<Integer, Integer> active = new TreeMap<>();
    seconds.forEach(second -> active.putIfAbsent(second.second(), second.active()));
    return active.values().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  private static Bucket.@Nullable Latency latency(Percentiles ok) {
    return ok.count() == 0
        ? null
        : new Bucket.Latency(millis(ok.at(50)), millis(ok.at(95)), millis(ok.at(99)));
  }

  static double millis(Duration duration) {
    return duration.toNanos() / 1e6;
  }
}
