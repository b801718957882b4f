package dev.roadworthy.runner.terminal;

import dev.roadworthy.load.LoadRun;
import dev.roadworthy.load.LoadSecond;
import dev.roadworthy.load.Measured;
import dev.roadworthy.run.Percentiles;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What a load test has measured by now. However long it goes on, it takes no more room. */
final class LoadProgress {

  private static final int MOST_BEATS = 60;

  private final LoadRun load;
  private final Deque<Beat> beats = new ArrayDeque<>();
  private final Percentiles counted = Percentiles.empty();
  private long countedFailed;
  private int countedSeconds;
  private long requests;
  private long failed;
  private int latest = -1;

  LoadProgress(LoadRun load) {
    this.load = load;
  }

  /**
   * One second.
   *
   * @param active how many users were under way at its end
   * @param total all its requests
   */
  record Beat(int active, Measured total) {}

  /**
   * Takes in a second.
   *
   * @return false if it only adds to one that was taken in before
   */
  boolean hear(LoadSecond second) {
    Measured total = second.total();
    boolean isNew = second.second() > latest;
    requests += total.count();
    failed += total.failed().count();
    if (second.second() >= load.warmUp().toSeconds()) {
      counted.merge(total.ok());
      countedFailed += total.failed().count();
      countedSeconds += isNew ? 1 : 0;
    }
    if (isNew) {
      latest = second.second();
      beats.addLast(new Beat(second.active(), total));
      if (beats.size() > MOST_BEATS) {
        beats.removeFirst();
      }
    }
    return isNew;
  }

  /** The last word of the simulation's name. */
  String name() {
    String whole = load.simulation();
    return whole.substring(Math.max(whole.lastIndexOf('.'), whole.lastIndexOf('$')) + 1);
  }

  /** How much of the simulation it is. */
  String profile() {
    return load.profile();
  }

  /** How long it has gone on. */
  Duration elapsed() {
    return Duration.ofSeconds(latest + 1L);
  }

  boolean isWarmingUp() {
    return latest >= 0 && latest < load.warmUp().toSeconds();
  }

  /** The last minute, the oldest second first. */
  List<Beat> beats() {
    return new ArrayList<>(beats);
  }

  /** How many requests have ended, the warm-up's among them. */
  long requests() {
    return requests;
  }

  /** How many of them failed. */
  long failed() {
    return failed;
  }

  /** The response times of those that count and were as expected. */
  Percentiles counted() {
    return counted;
  }

  /** How many of those that count failed. */
  long countedFailed() {
    return countedFailed;
  }

  /** How many requests that count ended in a second, on average. */
  double throughput() {
    return (counted.count() + countedFailed) / (double) Math.max(1, countedSeconds);
  }
}
