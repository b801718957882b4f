package dev.roadworthy.junit;

import dev.roadworthy.diagnosis.Ending;
import dev.roadworthy.junit.http.Answer;
import dev.roadworthy.junit.http.ExchangeRecorder;
import dev.roadworthy.run.Exchange;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One of the two parts of a run, each with its own deadline and recorder: the check itself, and
 * what cleans up after it. Cleaning up is possible after the check missed its deadline.
 */
final class Stage implements AutoCloseable {

  private final Supplier<ExchangeRecorder> recorders;
  private volatile @Nullable ExchangeRecorder recorder;
  private @Nullable Deadline deadline;

  Stage(Supplier<ExchangeRecorder> recorders) {
    this.recorders = recorders;
  }

  /** The time of the calling thread runs from now on. */
  void begin(Watchdog watchdog, Duration limit, Duration grace, Consumer<Deadline.Missed> ignored) {
    deadline = Deadline.watch(watchdog, limit, this::abortInFlight, grace, ignored);
  }

  private boolean abortInFlight(Duration limit) {
    ExchangeRecorder current = recorder;
    return current != null && current.abortInFlight(limit);
  }

  /** The stage goes on in the calling thread. */
  void followThread() {
    if (deadline != null) {
      deadline.followThread();
    }
  }

  /** The time stops; null if it has not run out. */
  Deadline.@Nullable Missed end() {
    return deadline == null ? null : deadline.over();
  }

  /** How this stage came to an end. */
  Ending ending(@Nullable Throwable thrown) {
    Deadline.Missed missed = deadline == null ? null : deadline.missed();
    return missed == null
        ? Ending.inTime(thrown, exchanges())
        : Ending.late(thrown, exchanges(), missed.limit(), missed.inFlight());
  }

  synchronized RequestSpecification specification() {
    ExchangeRecorder current = recorder;
    if (current == null) {
      current = recorders.get();
      recorder = current;
    }
    return current.specification();
  }

  List<Exchange> exchanges() {
    ExchangeRecorder current = recorder;
    return current == null ? List.of() : current.exchanges();
  }

  @Nullable Answer lastAnswer() {
    ExchangeRecorder current = recorder;
    return current == null ? null : current.lastAnswer();
  }

  @Override
  public void close() {
    ExchangeRecorder current = recorder;
    if (current != null) {
      current.close();
    }
  }
}
