package dev.roadworthy.junit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.roadworthy.diagnosis.Diagnosis;
import dev.roadworthy.diagnosis.Ending;
import dev.roadworthy.fault.Fault;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs what a check would do, and says what came of it. */
final class Checks {

  static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";

  private Checks() {}

  static ExchangeRecorder recorder(URI uri) {
    return recorder(Given.at(uri).settings());
  }

  static ExchangeRecorder recorder(HttpSettings settings) {
    return ExchangeRecorder.start(settings, TRACE_ID, InstantSource.system());
  }

  /** The first line of a check that is expected to fail. */
  static String diagnosis(HttpSettings settings, Consumer<RequestSpecification> check) {
    try (ExchangeRecorder recorder = recorder(settings)) {
      return diagnosis(recorder, check);
    }
  }

  static String diagnosis(URI uri, Consumer<RequestSpecification> check) {
    return diagnosis(Given.at(uri).settings(), check);
  }

  static String diagnosis(ExchangeRecorder recorder, Consumer<RequestSpecification> check) {
    Throwable thrown = catchThrowable(() -> check.accept(recorder.specification()));
    assertThat(thrown).as("what the check threw").isNotNull();
    @Nullable Fault fault =
        Diagnosis.of(Ending.inTime(thrown, recorder.exchanges()), recorder.settings().redactor());
    return fault == null ? "no fault" : fault.diagnosis();
  }

  /** A check that asks for the root and expects 200. */
  static void getRoot(RequestSpecification http) {
    http.get("/").then().statusCode(200);
  }
}
