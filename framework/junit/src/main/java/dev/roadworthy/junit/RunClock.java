package dev.roadworthy.junit;

import dev.roadworthy.junit.http.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The time of a run: since when it runs, and the deadline of each stage. Thread-safe. */
final class RunClock {

  private final Duration timeout;
  private final Duration grace;
  private final Instant startedAt;
  private final long startNanos = System.nanoTime();
  private final Map<Stage, Deadline> deadlines = new ConcurrentHashMap<>();

  /**
   * @param timeout of each stage
   * @param grace how long a stage may go on after its deadline
   */
  RunClock(InstantSource clock, Duration timeout, Duration grace) {
    this.startedAt = clock.instant();
    this.timeout = timeout;
    this.grace = grace;
  }

  Instant startedAt() {
    return startedAt;
  }

  /** How long the run may take as a whole. */
  Duration atMost() {
    return atMost(timeout, grace);
  }

  /** How long a run with this timeout may take as a whole. */
  static Duration atMost(Duration timeout, Duration grace) {
    return timeout.plus(grace).multipliedBy(Stage.values().length);
  }

  /**
   * The time of a stage runs from now on, in the calling thread.
   *
   * @param abortInFlight ends what is in flight when it is over, and says whether anything was
   * @param ignored called once the stage has gone on for the grace period after that
   */
  void begin(
      Stage stage,
      Watchdog watchdog,
      Predicate<Duration> abortInFlight,
      Consumer<Deadline.Missed> ignored) {
    deadlines.put(stage, Deadline.watch(watchdog, timeout, abortInFlight, grace, ignored));
  }

  /** The stage goes on in the calling thread. */
  void followThread(Stage stage) {
    Deadline deadline = deadlines.get(stage);
    if (deadline != null) {
      deadline.followThread();
    }
  }

  /** The time of a stage stops; null if it has not run out, or never began. */
  Deadline.@Nullable Missed end(Stage stage) {
    Deadline deadline = deadlines.get(stage);
    return deadline == null ? null : deadline.over();
  }

  /** How the deadline of a stage was missed so far; null if it was not. */
  Deadline.@Nullable Missed missed(Stage stage) {
    Deadline deadline = deadlines.get(stage);
    return deadline == null ? null : deadline.missed();
  }

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }
}
