package dev.roadworthy.testkit;

import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.run.Exchange;
import dev.roadworthy.run.Phases;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Builds exchanges: {@code Exchanges.get("/items").answered(502).took("31ms").build()}. */
public final class Exchanges {

  private final String method;
  private final String path;
  private int status = 200;
  private Instant startedAt = Rounds.START;
  private Duration duration = Duration.ofMillis(20);
  private Phases phases = Phases.NONE;
  private @Nullable String server;
  private boolean cold;
  private @Nullable Fault fault;

  private Exchanges(String method, String path) {
    this.method = method;
    this.path = path;
  }

  /** Begins a GET that is answered with 200 in 20 ms. */
  public static Exchanges get(String path) {
    return new Exchanges("GET", path);
  }

  /** The answer's status. */
  public Exchanges answered(int with) {
    this.status = with;
    return this;
  }

  /** The answer's {@code Server} header. */
  public Exchanges server(String header) {
    this.server = header;
    return this;
  }

  /** When the request began. */
  public Exchanges at(Instant instant) {
    this.startedAt = instant;
    return this;
  }

  /** How long it took, such as {@code 31ms}. */
  public Exchanges took(String text) {
    this.duration = dev.roadworthy.schedule.DurationText.parse(text);
    return this;
  }

  /** Its parts. */
  public Exchanges phases(Phases parts) {
    this.phases = parts;
    return this;
  }

  /** The first of a cold JVM. */
  public Exchanges cold() {
    this.cold = true;
    return this;
  }

  /** No answer came, for this reason. */
  public Exchanges broke(FaultCode code, String message) {
    this.fault = new Fault(code, message);
    this.status = 0;
    return this;
  }

  /** The exchange. */
  public Exchange build() {
    return new Exchange(
        method,
        "http://shop.test" + path,
        status,
        status == 200 ? "OK" : "",
        startedAt,
        duration,
        phases,
        server,
        null,
        false,
        "127.0.0.1:8080",
        status == 0 ? 0 : 512,
        null,
        cold,
        "00f067aa0ba902b7",
        fault);
  }
}
