package dev.roadworthy.junit.http;

import dev.roadworthy.diagnosis.Line;
import dev.roadworthy.diagnosis.WireFault;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.run.Exchange;
import dev.roadworthy.run.Phases;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import org.apache.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/**
 * An exchange in flight. The request's thread reports each step; whoever ends it first, that thread
 * or the watchdog, decides what it was.
 */
final class Flight {

  private static final int LONGEST_URL = 2_000;

  private final ExchangeRecorder recorder;
  private final int number;
  private final Stage stage;
  private final String method;
  private final String url;
  private boolean cold;
  private final Instant startedAt;
  private final long startNanos = System.nanoTime();

  private Step step = Step.RESOLVING;
  private String host = "";
  private final List<String> addresses = new ArrayList<>(1);
  private @Nullable Resolution resolution;
  private @Nullable Socket socket;
  private @Nullable X509Certificate certificate;
  private String spanId = "";
  private long mark = startNanos;
  private @Nullable Duration dns;
  private @Nullable Duration connect;
  private @Nullable Duration tls;
  private @Nullable Duration ttfb;
  private @Nullable Duration transfer;
  private @Nullable Head head;
  private long expectedBytes = -1;
  private long bytes;
  private long lastByteNanos = -1;
  private @Nullable Exchange ended;

  Flight(
      ExchangeRecorder recorder,
      int number,
      Stage stage,
      String method,
      String url,
      boolean cold,
      Instant startedAt) {
    this.recorder = recorder;
    this.number = number;
    this.stage = stage;
    this.method = method;
    this.url = url;
    this.cold = cold;
    this.startedAt = startedAt;
  }

  String url() {
    return url;
  }

  /** A name is about to be resolved; from here on an abort gives that up. */
  synchronized void resolving(String name, Resolution asked) throws InterruptedIOException {
    enter(Step.RESOLVING);
    host = name;
    resolution = asked;
  }

  synchronized void resolved() {
    dns = lap();
  }

  /** A socket is about to connect; from here on an abort closes it. */
  synchronized void connecting(Socket opening, InetAddress address, int port)
      throws InterruptedIOException {
    enter(Step.CONNECTING);
    socket = opening;
    addresses.add(HostAndPort.of(new InetSocketAddress(address, port)));
  }

  synchronized void connected() {
    connect = lap();
  }

  synchronized void securing() throws InterruptedIOException {
    enter(Step.SECURING);
    ttfb = null;
    cold |= WarmUp.isFirstHandshake();
  }

  synchronized void secured(Socket layered) {
    tls = lap();
    if (layered instanceof SSLSocket secure) {
      try {
        Certificate[] chain = secure.getSession().getPeerCertificates();
        certificate = chain.length > 0 && chain[0] instanceof X509Certificate leaf ? leaf : null;
      } catch (SSLPeerUnverifiedException e) {
        certificate = null;
      }
    }
  }

  synchronized void sending(String span) throws InterruptedIOException {
    enter(Step.WAITING);
    spanId = span;
  }

  /** Over a connection that an earlier exchange opened. */
  synchronized void reusing(@Nullable Socket open) {
    if (socket == null && open != null) {
      socket = open;
      if (open.getRemoteSocketAddress() instanceof InetSocketAddress remote) {
        addresses.add(HostAndPort.of(remote));
      }
    }
  }

  synchronized void sent() {
    mark = System.nanoTime();
  }

  synchronized void firstByte() throws InterruptedIOException {
    ttfb = lap();
    enter(Step.RECEIVING);
  }

  synchronized void answered(HttpResponse response) {
    head = Head.of(response, recorder.settings());
    recorder.answered(number, stage, response);
    expectedBytes = response.getEntity() == null ? -1 : response.getEntity().getContentLength();
  }

  synchronized void received(int count) {
    bytes += count;
  }

  synchronized void receivedAll() {
    transfer = lap();
    lastByteNanos = mark;
  }

  private void enter(Step next) throws InterruptedIOException {
    if (ended != null) {
      throw new InterruptedIOException("The check's time is over");
    }
    step = next;
    mark = System.nanoTime();
  }

  private Duration lap() {
    long now = System.nanoTime();
    Duration lap = Duration.ofNanos(now - mark);
    mark = now;
    return lap;
  }

  /** The answer arrived whole. */
  synchronized void land() {
    if (ended == null) {
      end(exchange());
    }
  }

  /**
   * The request's thread could not go on.
   *
   * @return false if that was nothing on the wire, and is not recorded
   */
  synchronized boolean fail(Exception failure) {
    if (ended == null) {
      WireFault fault = FlightFaults.of(failure, this);
      if (fault == null) {
        return false;
      }
      Exchange exchange = exchange();
      end(exchange.withFault(named(exchange, fault)));
    }
    return true;
  }

  /** The check's time is over: named by how far it came, and the socket closed. */
  synchronized void abort(Duration deadline) {
    if (ended == null) {
      WireFault fault = FlightFaults.late(deadline, this);
      Exchange exchange = exchange();
      end(exchange.withFault(named(exchange, fault)));
      if (resolution != null) {
        resolution.giveUp();
      }
      closeSocket();
    }
  }

  /** What came after the answer shows that it was not one to go on from. */
  synchronized void amend(WireFault fault) {
    if (ended != null && ended.fault() == null) {
      end(ended.withFault(named(ended, fault)));
    }
  }

  /** A reason may repeat what the server said, and the server what it was told. */
  private Fault named(Exchange exchange, WireFault fault) {
    return Line.wire(exchange, fault.code(), recorder.settings().redactor().text(fault.reason()));
  }

  /** Not permitted, and so not sent. */
  synchronized Fault refuse(String reason) {
    Exchange exchange = exchange();
    Fault fault = Line.wire(exchange, FaultCode.NOT_PERMITTED, reason);
    end(exchange.withFault(fault));
    return fault;
  }

  private void end(Exchange exchange) {
    ended = exchange;
    recorder.ended(number, stage, exchange);
  }

  /** The plain socket, not the TLS one over it, whose close may wait for a lock or the peer. */
  private void closeSocket() {
    if (socket != null) {
      try {
        socket.close();
      } catch (IOException e) {
        ExchangeRecorder.LOG.debug("A socket in flight did not close cleanly", e);
      }
    }
  }

  private Exchange exchange() {
    Head seen = head == null ? Head.NONE : head;
    long end = lastByteNanos == -1 ? System.nanoTime() : lastByteNanos;
    return new Exchange(
        method,
        Beginning.of(url, LONGEST_URL, recorder.settings().redactor()),
        seen.status(),
        seen.reason(),
        startedAt,
        Duration.ofNanos(end - startNanos),
        new Phases(dns, connect, tls, ttfb, transfer),
        seen.server(),
        seen.via(),
        seen.signed(),
        connect == null && !isReused() ? null : remote(),
        bytes,
        certificate == null ? null : certificate.getNotAfter().toInstant(),
        cold,
        spanId,
        null);
  }

  private boolean isReused() {
    return dns == null && step.compareTo(Step.WAITING) >= 0;
  }

  private @Nullable String remote() {
    return addresses.isEmpty() ? null : addresses.get(addresses.size() - 1);
  }

  /** The beginning of what the server said. */
  String beginning(String text, int longest) {
    return Beginning.of(text, longest, recorder.settings().redactor());
  }

  synchronized Step step() {
    return step;
  }

  synchronized String host() {
    return host;
  }

  /** Every address that was tried, for people. */
  synchronized String tried() {
    return String.join(" and ", addresses);
  }

  synchronized long bytes() {
    return bytes;
  }

  synchronized long expectedBytes() {
    return expectedBytes;
  }

  synchronized boolean hasHead() {
    return head != null;
  }

  synchronized String statusLine() {
    return head == null ? "" : (head.status() + " " + head.reason()).stripTrailing();
  }

  /** How long the step under way has taken. */
  synchronized Duration sinceMark() {
    return Duration.ofNanos(System.nanoTime() - mark);
  }

  Instant now() {
    return recorder.clock().instant();
  }
}
