package dev.roadworthy.run;

import dev.roadworthy.fault.Fault;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request and its answer within a run, redacted.
 *
 * @param method such as {@code GET}
 * @param url the absolute URL, without user info and with secrets in the query masked
 * @param status 100 to 599, or 0 if no answer came
 * @param reason the reason phrase, empty if none
 * @param startedAt when the request began
 * @param duration from the beginning to the last byte, or to the failure
 * @param phases its parts
 * @param server the answer's {@code Server} header, null if none
 * @param via the answer's {@code Via} header, null if none
 * @param signed true if the answer carries the application's declared signature
 * @param remoteAddress the address and port that was connected to, null if none was
 * @param bytes of the body received, before decompression
 * @param certificateExpires when the server's certificate expires, null without TLS
 * @param cold true for the first exchange of a JVM, and for its first over TLS, if that was not
 *     warmed up
 * @param spanId of its {@code traceparent}, 16 hex digits
 * @param fault what went wrong on the wire, null if the answer arrived whole
 */
public record Exchange(
    String method,
    String url,
    int status,
    String reason,
    Instant startedAt,
    Duration duration,
    Phases phases,
    @Nullable String server,
    @Nullable String via,
    boolean signed,
    @Nullable String remoteAddress,
    long bytes,
    @Nullable Instant certificateExpires,
    boolean cold,
    String spanId,
    @Nullable Fault fault) {

  /** An answer came, whole or not. */
  public boolean answered() {
    return status > 0;
  }

  /** The answer's status is 500 to 599. */
  public boolean isServerError() {
    return status >= 500 && status <= 599;
  }

  /** The same exchange, ended by a fault. */
  public Exchange withFault(Fault wireFault) {
    return new Exchange(
        method,
        url,
        status,
        reason,
        startedAt,
        duration,
        phases,
        server,
        via,
        signed,
        remoteAddress,
        bytes,
        certificateExpires,
        cold,
        spanId,
        wireFault);
  }
}
