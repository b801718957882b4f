package dev.roadworthy.benchmarks.watch;

import dev.roadworthy.benchmarks.measure.Proc;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * What a watch has used of processors up to a moment.
 *
 * @param nanos the moment, by {@link System#nanoTime}
 * @param watch itself
 * @param workers each of its suite JVMs by process id, because they come and go
 */
record Moment(long nanos, Duration watch, Map<Long, Duration> workers) {

  private static final double PERCENT = 100;

  static Moment of(WatchProcess watch) throws IOException {
    Map<Long, Duration> workers = new HashMap<>();
    for (Proc worker : watch.workers()) {
      workers.put(worker.pid(), worker.cpu());
    }
    return new Moment(System.nanoTime(), watch.proc().cpu(), workers);
  }

  double secondsSince(Moment before) {
    return (nanos - before.nanos) / 1e9;
  }

  /** Of one core, since an earlier moment. */
  double watchPercent(Moment before) {
    return PERCENT * watch.minus(before.watch).toNanos() / (nanos - before.nanos);
  }

  /** Of one core, since an earlier moment; without the last words of those that have gone since. */
  double workerPercent(Moment before) {
    long used = 0;
    for (Map.Entry<Long, Duration> worker : workers.entrySet()) {
      Duration earlier = before.workers.getOrDefault(worker.getKey(), Duration.ZERO);
      used += worker.getValue().minus(earlier).toNanos();
    }
    return PERCENT * used / (nanos - before.nanos);
  }
}
