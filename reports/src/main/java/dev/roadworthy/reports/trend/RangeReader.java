package dev.roadworthy.reports.trend;

import dev.roadworthy.fault.Outcome;
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
  private static final int FEWEST_BUCKETS = 12;
  private static final int MOST_DOTS = 160;
  private static final Duration DAY = Duration.ofDays(1);
  static final Duration MONTH = Duration.ofDays(30);

  /** Thirteen months, so that a month can be compared with the same one a year ago. */
  private static final Duration YEAR = Duration.ofDays(396);

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
   * day, if there were runs, its last thirty days, and its last thirteen months.
   *
   * @param latest its latest runs, the oldest first, at most {@link #MOST_RUNS}
   * @param interval in which the check is due
   */
  List<Range> read(Series series, List<RunFact> latest, Duration interval) {
    List<Rollup> year = history.rollups(series, now.minus(YEAR), now);
    List<Rollup> month = since(year, now.minus(MONTH));
    Instant first = first(latest, month);
    if (Duration.between(first, now).compareTo(DAY) <= 0 && reaches(latest, first)) {
      return List.of(allRuns(Range.ALL, "All runs", latest, interval));
    }
    List<Range> ranges = new ArrayList<>();
    Instant yesterday = now.minus(DAY);
    List<RunFact> day = latest.stream().filter(r -> !r.startedAt().isBefore(yesterday)).toList();
    if (!day.isEmpty()) {
      ranges.add(
          reaches(latest, yesterday)
              ? ofRuns("day", "Last 24 hours", yesterday, now, day, interval)
              : ofHours("day", "Last 24 hours", yesterday, since(month, yesterday)));
    }
    if (!month.isEmpty()) {
      ranges.add(ofHours(Range.MONTH, "Last 30 days", month.get(0).hour(), month));
    }
    if (year.size() > month.size()) {
      ranges.add(ofHours("year", "Last 13 months", year.get(0).hour(), year));
    }
    if (ranges.isEmpty()) {
      // Nothing for a year: the last that is known is better than an empty page.
      ranges.add(allRuns("last", "The last runs", latest, interval));
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

  private static List<Rollup> since(List<Rollup> rollups, Instant from) {
    return rollups.stream().filter(r -> !r.hour().isBefore(from)).toList();
  }

  /** Ends where the last run no longer stands for anything, so that old runs are not a speck. */
  private Range allRuns(String id, String title, List<RunFact> runs, Duration interval) {
    Instant first = runs.isEmpty() ? now : runs.get(0).startedAt();
    Instant last = runs.isEmpty() ? now : runs.get(runs.size() - 1).startedAt();
    Instant stale = last.plus(Buckets.standsAtMost(interval));
    Instant to = stale.isBefore(now) ? stale : now;
    // A chart of seconds would say nothing.
    Instant latest = to.minus(SHORTEST);
    return ofRuns(id, title, first.isBefore(latest) ? first : latest, to, runs, interval);
  }

  private Range ofRuns(
      String id, String title, Instant from, Instant to, List<RunFact> runs, Duration interval) {
    Duration width = Width.of(Duration.between(from, to), buckets(runs.size()));
    Buckets buckets = Buckets.ofRuns(runs, interval, width, now);
    List<Dot> dots =
        runs.size() > MOST_DOTS
            ? List.of()
            : runs.stream()
                .filter(run -> run.outcome() != Outcome.SKIPPED)
                .map(run -> Marks.dot(run, false))
                .toList();
    return new Range(id, title, span(from, to, width), buckets.list(), dots, buckets.total());
  }

  private Range ofHours(String id, String title, Instant from, List<Rollup> hours) {
    Duration hour = Duration.ofHours(1);
    Duration fine = Width.of(Duration.between(from, now), buckets(hours.size()));
    Duration width = fine.compareTo(hour) < 0 ? hour : fine;
    Buckets buckets = Buckets.ofRollups(hours, width);
    return new Range(id, title, span(from, now, width), buckets.list(), List.of(), buckets.total());
  }

  /** About two things in each, so that few of them are far apart do not look like gaps. */
  private static int buckets(int things) {
    return Math.max(FEWEST_BUCKETS, Math.min(MOST_BUCKETS, things / 2));
  }

  /** Begins and ends with a bucket. */
  private Span span(Instant from, Instant to, Duration width) {
    long millis = width.toMillis();
    long first = Math.floorDiv(from.toEpochMilli(), millis);
    long last = Math.floorDiv(to.toEpochMilli(), millis) + 1;
    return new Span(
        Instant.ofEpochMilli(first * millis), Instant.ofEpochMilli(last * millis), zone);
  }
}
