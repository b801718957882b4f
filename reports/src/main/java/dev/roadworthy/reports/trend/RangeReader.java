package dev.roadworthy.reports.trend;

import dev.roadworthy.history.HistoryStore;
import dev.roadworthy.history.Rollup;
import dev.roadworthy.history.RunFact;
import dev.roadworthy.history.Series;
import dev.roadworthy.reports.chart.Dot;
import dev.roadworthy.reports.chart.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Chooses the times to show of a series, and reads them: few runs one by one, many as hours. A year
 * of runs is thus no more work than a day's.
 */
final class RangeReader {

  /** As many single runs are read at most; a day of runs every minute is less. */
  static final int MOST_RUNS = 1500;

  private static final int MOST_BUCKETS = 120;
  private static final int FEWEST_BUCKETS = 16;
  private static final int MOST_DOTS = 160;
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration MONTH = Duration.ofDays(30);
  private static final Duration SHORTEST = Duration.ofMinutes(1);

  private final HistoryStore history;
  private final Instant now;
  private final ZoneId zone;

  RangeReader(HistoryStore history, Instant now, ZoneId zone) {
    this.history = history;
    this.now = now;
    this.zone = zone;
  }

  /**
   * The ranges of a series, the most recent first: all of a short history; of a longer one its last
   * day, if there were runs, and its last thirty days.
   *
   * @param latest its latest runs, the oldest first, at most {@link #MOST_RUNS}
   * @param interval in which the check is due
   */
  List<Range> read(Series series, List<RunFact> latest, Duration interval) {
    List<Rollup> month = history.rollups(series, now.minus(MONTH), now);
    Instant first = first(latest, month);
    if (Duration.between(first, now).compareTo(DAY) <= 0 && reaches(latest, first)) {
      return List.of(ofRuns("all", "All runs", from(first), latest, interval));
    }
    List<Range> ranges = new ArrayList<>();
    Instant yesterday = now.minus(DAY);
    List<RunFact> day = latest.stream().filter(r -> !r.startedAt().isBefore(yesterday)).toList();
    if (!day.isEmpty()) {
      ranges.add(
          reaches(latest, yesterday)
              ? ofRuns("day", "Last 24 hours", yesterday, day, interval)
              : ofHours("day", "Last 24 hours", yesterday, since(month, yesterday)));
    }
    if (!month.isEmpty()) {
      Instant start = from(month.get(0).hour());
      ranges.add(ofHours("month", "Last 30 days", start, month));
    }
    if (ranges.isEmpty()) {
      // Nothing for a month: the last that is known is better than an empty page.
      ranges.add(ofRuns("all", "The last runs", from(first), latest, interval));
    }
    return ranges;
  }

  private static boolean reaches(List<RunFact> latest, Instant back) {
    return latest.size() < MOST_RUNS || !latest.get(0).startedAt().isAfter(back);
  }

  private Instant first(List<RunFact> latest, List<Rollup> month) {
    Instant run = latest.isEmpty() ? now : latest.get(0).startedAt();
    Instant hour = month.isEmpty() ? now : month.get(0).hour();
    // An hour begins before the first run in it.
    return hour.plus(Duration.ofHours(1)).isBefore(run) ? hour : run;
  }

  /** A chart of seconds would say nothing. */
  private Instant from(Instant first) {
    Instant latest = now.minus(SHORTEST);
    return first.isBefore(latest) ? first : latest;
  }

  private static List<Rollup> since(List<Rollup> rollups, Instant from) {
    return rollups.stream().filter(r -> !r.hour().isBefore(from)).toList();
  }

  private Range ofRuns(
      String id, String title, Instant from, List<RunFact> runs, Duration interval) {
    int most = Math.max(FEWEST_BUCKETS, Math.min(MOST_BUCKETS, runs.size()));
    Duration width = Width.of(Duration.between(from, now), most);
    Buckets buckets = Buckets.ofRuns(runs, interval, width);
    List<Dot> dots =
        runs.size() > MOST_DOTS
            ? List.of()
            : runs.stream().map(run -> Marks.dot(run, false)).toList();
    return new Range(id, title, span(from, width), buckets.list(), dots, buckets.total());
  }

  private Range ofHours(String id, String title, Instant from, List<Rollup> hours) {
    Duration hour = Duration.ofHours(1);
    Duration fine = Width.of(Duration.between(from, now), MOST_BUCKETS);
    Duration width = fine.compareTo(hour) < 0 ? hour : fine;
    Buckets buckets = Buckets.ofRollups(hours, width);
    return new Range(id, title, span(from, width), buckets.list(), List.of(), buckets.total());
  }

  /** Begins and ends with a bucket. */
  private Span span(Instant from, Duration width) {
    long millis = width.toMillis();
    long first = Math.floorDiv(from.toEpochMilli(), millis);
    long last = Math.floorDiv(now.toEpochMilli(), millis) + 1;
    return new Span(
        Instant.ofEpochMilli(first * millis), Instant.ofEpochMilli(last * millis), zone);
  }
}
