package dev.roadworthy.junit.http;

import dev.roadworthy.run.Exchange;
import io.restassured.builder.RequestSpecBuilder;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records the HTTP exchanges of one run; one instance per run. Thread-safe. */
public final class ExchangeRecorder implements AutoCloseable {

  private final HttpSettings settings;

  private ExchangeRecorder(HttpSettings settings) {
    this.settings = settings;
  }

  /**
   * Begins a run.
   *
   * @param traceId of the run's {@code traceparent}, 32 hex digits
   */
  public static ExchangeRecorder start(HttpSettings settings, String traceId, InstantSource clock) {
    return new ExchangeRecorder(settings);
  }

  /** A new specification, pointed at the base URI, that shares nothing changeable with another. */
  public RequestSpecification specification() {
    return new RequestSpecBuilder().setBaseUri(settings.baseUri()).build();
  }

  /** The exchanges that ended, by their start; redacted. */
  public List<Exchange> exchanges() {
    return List.of();
  }

  /** The last answer, whole or not; null if none came. */
  public @Nullable Answer lastAnswer() {
    return null;
  }

  /**
   * Closes the sockets of what is in flight, from any thread: those exchanges end with the fault of
   * the phase that they were in (name not resolved, connect timed out, W0603 no answer in time,
   * W0604 answer not finished in time), and new ones are refused.
   *
   * @param deadline that was missed, for the message
   * @return false if nothing was in flight
   */
  public boolean abortInFlight(Duration deadline) {
    return false;
  }

  /** Closes every connection. */
  @Override
  public void close() {}
}
