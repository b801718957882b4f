package dev.roadworthy.diagnosis;

import static java.time.Duration.ofMillis;

import dev.roadworthy.fault.Fault;
import dev.roadworthy.run.Exchange;
import dev.roadworthy.run.Phases;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Exchanges as a client records them. */
final class Exchanges {

  private Exchanges() {}

  static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  static Exchange get(String path, int status, String reason, Duration took) {
    return answer(path, status, reason, took, null, null, false);
  }

  static Exchange answer(
      String path,
      int status,
      String reason,
      Duration took,
      @Nullable String server,
      @Nullable String via,
      boolean signed) {
    return new Exchange(
        "GET",
        "https://shop.example:8443" + path,
        status,
        reason,
        NOON,
        took,
        new Phases(ofMillis(0), ofMillis(1), ofMillis(9), took.minusMillis(12), ofMillis(2)),
        server,
        via,
        signed,
        "127.0.0.1:8443",
        12,
        NOON.plus(Duration.ofDays(61)).plusSeconds(5),
        false,
        "00f067aa0ba902b7",
        null);
  }

  /** Nothing came: refused, unresolved, or no answer. */
  static Exchange silent(String url, Phases phases) {
    return new Exchange(
        "GET",
        url,
        0,
        "",
        NOON,
        ofMillis(3),
        phases,
        null,
        null,
        false,
        null,
        0,
        null,
        false,
        "",
        null);
  }

  static Exchange cold(Exchange e) {
    return new Exchange(
        e.method(),
        e.url(),
        e.status(),
        e.reason(),
        e.startedAt(),
        e.duration(),
        e.phases(),
        e.server(),
        e.via(),
        e.signed(),
        e.remoteAddress(),
        e.bytes(),
        e.certificateExpires(),
        true,
        e.spanId(),
        e.fault());
  }

  static Exchange failed(Exchange exchange, dev.roadworthy.fault.FaultCode code, String message) {
    return exchange.withFault(new Fault(code, message));
  }
}
