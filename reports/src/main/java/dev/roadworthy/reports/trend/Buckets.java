package dev.roadworthy.reports.trend;

import dev.roadworthy.history.Rollup;
import dev.roadworthy.history.RunFact;
import dev.roadworthy.reports.chart.Bucket;
import dev.roadworthy.run.Percentiles;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Divides time into equal parts, and says what happened in each. Parts without runs do not appear.
 */
final class Buckets {

  /**
   * Fewer runs than that have no 95th percentile worth its name: the runs before them are added.
   */
  static final int PERCENTILE_RUNS = 20;

  private final Duration width;
  private final SortedMap<Long, Sum> sums = new TreeMap<>();

  private Buckets(Duration width) {
    this.width = width;
  }

  /**
   * Of single runs, counted as the rollups count them.
   *
   * @param runs the oldest first
   * @param interval in which the check is due
   * @param now the last run cannot stand for more time than has passed
   */
  static Buckets ofRuns(List<RunFact> runs, Duration interval, Duration width, Instant now) {
    Buckets buckets = new Buckets(width);
    Duration most = standsAtMost(interval);
    for (int i = 0; i < runs.size(); i++) {
      RunFact run = runs.get(i);
      Instant next =
          i + 1 < runs.size()
              ? runs.get(i + 1).startedAt()
              : latest(now, run.startedAt().plus(run.duration()));
      Duration untilNext = Duration.between(run.startedAt(), next);
      buckets.at(run.startedAt()).add(run, untilNext.compareTo(most) < 0 ? untilNext : most);
    }
    return buckets;
  }

  /** Beyond two and a half intervals a run says nothing any more. */
  static Duration standsAtMost(Duration interval) {
    return interval.multipliedBy(5).dividedBy(2);
  }

  /** Of hours. */
  static Buckets ofRollups(List<Rollup> rollups, Duration width) {
    Buckets buckets = new Buckets(width);
    rollups.forEach(rollup -> buckets.at(rollup.hour()).add(rollup));
    return buckets;
  }

  private static Instant latest(Instant one, Instant another) {
    return one.isAfter(another) ? one : another;
  }

  private Sum at(Instant moment) {
    return sums.computeIfAbsent(
        Math.floorDiv(moment.toEpochMilli(), width.toMillis()), index -> new Sum());
  }

  /** Everything together. */
  Sum total() {
    Sum total = new Sum();
    sums.values().forEach(total::add);
    return total;
  }

  /** By time. */
  List<Bucket> list() {
    List<Bucket> list = new ArrayList<>();
    Deque<Percentiles> before = new ArrayDeque<>();
    for (Map.Entry<Long, Sum> entry : sums.entrySet()) {
      Sum sum = entry.getValue();
      Instant from = Instant.ofEpochMilli(entry.getKey() * width.toMillis());
      list.add(
          new Bucket(
              from,
              from.plus(width),
              sum.availability(),
              sum.tally(),
              sum.faults(),
              latency(sum.latencies(), before)));
    }
    return list;
  }

  /** Percentiles of at least twenty runs, if so many have gone before. */
  private static Bucket.@Nullable Latency latency(Percentiles own, Deque<Percentiles> before) {
    if (own.count() == 0) {
      return null;
    }
    before.addFirst(own);
    Percentiles enough = own;
    if (own.count() < PERCENTILE_RUNS) {
      enough = Percentiles.empty();
      for (Percentiles percentiles : before) {
        enough.merge(percentiles);
        if (enough.count() >= PERCENTILE_RUNS) {
          break;
        }
      }
    }
    if (before.size() > PERCENTILE_RUNS) {
      before.removeLast();
    }
    return new Bucket.Latency(millis(enough.at(50)), millis(enough.at(95)), millis(enough.at(99)));
  }

  private static double millis(Duration duration) {
    return duration.toNanos() / 1e6;
  }
}
