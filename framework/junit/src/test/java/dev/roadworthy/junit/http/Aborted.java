package dev.roadworthy.junit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.roadworthy.diagnosis.Diagnosis;
import dev.roadworthy.diagnosis.Ending;
import dev.roadworthy.fault.Fault;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Plays the watchdog: waits until a request is at some stage, and then ends it. */
final class Aborted {

  private Aborted() {}

  static String inFlight(ExchangeRecorder recorder, Step step, Duration timeout) throws Exception {
    return inFlight(
        recorder,
        () -> recorder.inFlight().stream().anyMatch(flight -> flight.step() == step),
        timeout);
  }

  static String inFlight(ExchangeRecorder recorder, BooleanSupplier reached, Duration timeout)
      throws Exception {
    CompletableFuture<Void> check =
        CompletableFuture.runAsync(() -> Checks.getRoot(recorder.specification()));
    await().atMost(Duration.ofMinutes(1)).until(reached::getAsBoolean);

    boolean inFlight = recorder.abortInFlight(timeout);

    Throwable thrown = check.handle((done, failure) -> failure).get(1, TimeUnit.MINUTES);
    assertThat(thrown).as("what the check threw").isNotNull();
    Fault fault =
        Diagnosis.of(
            Ending.late(thrown, recorder.exchanges(), timeout, inFlight),
            recorder.settings().redactor());
    assertThat(fault).isNotNull();
    return fault.diagnosis();
  }
}
