package dev.roadworthy.junit.http;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadworthy.fault.Fault;
import dev.roadworthy.run.Exchange;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class DeadlineTest {

  @Test
  void aServerThatNeverAnswersIsW0603() throws Exception {
    try (RawServer server =
            RawServer.playing(
                connection -> {
                  connection.readRequest();
                  connection.hold();
                });
        ExchangeRecorder recorder = Checks.recorder(server.uri())) {
      String line = Aborted.inFlight(recorder, () -> !server.requests().isEmpty(), ofSeconds(10));

      assertThat(line)
          .matches("W0603 web server: GET /: no answer within the check's 10 s \\(tcp ok .*\\)");
    }
  }

  @Test
  void aBodyThatTricklesIsW0604() throws Exception {
    try (RawServer server =
            RawServer.playing(
                connection -> {
                  connection.readRequest();
                  connection.write("HTTP/1.1 200 OK\r\nContent-Length: 4096\r\n\r\n12345");
                  connection.hold();
                });
        ExchangeRecorder recorder = Checks.recorder(server.uri())) {
      String line =
          Aborted.inFlight(
              recorder,
              () -> recorder.inFlight().stream().anyMatch(flight -> flight.bytes() == 5),
              ofSeconds(10));

      assertThat(line)
          .startsWith(
              "W0604 web server: GET /: the answer was not finished within the check's 10 s, 200 OK"
                  + " and 5 of 4096 bytes had come (tcp ok ");
      assertThat(recorder.exchanges())
          .singleElement()
          .satisfies(
              exchange -> {
                assertThat(exchange.status()).isEqualTo(200);
                assertThat(exchange.bytes()).isEqualTo(5);
                assertThat(exchange.phases().ttfb()).isNotNull();
                assertThat(exchange.phases().transfer()).isNull();
              });
    }
  }

  @Test
  void aHeadThatTricklesIsW0604() throws Exception {
    try (RawServer server =
            RawServer.playing(
                connection -> {
                  connection.readRequest();
                  connection.write("HTTP/1.1 200 OK\r\nX-Slow: ye");
                  connection.hold();
                });
        ExchangeRecorder recorder = Checks.recorder(server.uri())) {
      assertThat(Aborted.inFlight(recorder, Step.RECEIVING, ofSeconds(10)))
          .contains(
              "W0604 web server: GET /: the answer was not finished within the check's 10 s, in its head");
    }
  }

  @Test
  void aConnectionThatIsNotMadeIsN0202() throws Exception {
    List<Socket> waiting = new ArrayList<>();
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      NetworkFaultTest.fill(full, waiting);
      String address = "127.0.0.1:" + full.getLocalPort();
      try (ExchangeRecorder recorder = Checks.recorder(URI.create("http://" + address))) {
        assertThat(Aborted.inFlight(recorder, Step.CONNECTING, ofSeconds(10)))
            .contains("N0202 network: GET http://" + address + "/: no connection to " + address);
      }
    } finally {
      for (Socket socket : waiting) {
        socket.close();
      }
    }
  }

  @Test
  void aNameServerThatHangsIsN0102AtOnceAlthoughTheResolverHearsNoInterruption() throws Exception {
    CountDownLatch resolving = new CountDownLatch(1);
    CountDownLatch resolved = new CountDownLatch(1);
    ExchangeRecorder recorder =
        new ExchangeRecorder(
            Given.at(URI.create("http://shop.example")).settings(),
            Checks.TRACE_ID,
            InstantSource.system(),
            host -> {
              resolving.countDown();
              awaitUninterruptibly(resolved);
              return new InetAddress[] {InetAddress.getLoopbackAddress()};
            });
    Thread check = new Thread(() -> Checks.getRoot(recorder.specification()));
    check.setUncaughtExceptionHandler((thread, thrown) -> {});
    check.start();
    resolving.await();

    assertThat(recorder.abortInFlight(ofSeconds(10))).isTrue();

    check.join(ofMinutes(1).toMillis());
    assertThat(check.isAlive()).isFalse();
    assertThat(recorder.exchanges())
        .singleElement()
        .extracting(Exchange::fault)
        .extracting(Fault::diagnosis)
        .isEqualTo(
            "N0102 network: GET http://shop.example/: shop.example was not resolved within the"
                + " check's 10 s");
    resolved.countDown();
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    while (latch.getCount() > 0) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        // As getaddrinfo(3) does: it goes on.
      }
    }
  }

  @Test
  void withNothingInFlightThereIsNothingToAbortAndNothingMayFollow() throws Exception {
    try (RawServer server = RawServer.answering(RawServer.ok("hi"));
        ExchangeRecorder recorder = Checks.recorder(server.uri())) {
      Checks.getRoot(recorder.specification());

      assertThat(recorder.abortInFlight(ofSeconds(10))).isFalse();

      assertThatThrownBy(() -> Checks.getRoot(recorder.specification()))
          .isInstanceOf(InterruptedIOException.class);
      assertThat(recorder.exchanges()).hasSize(1);
      assertThat(server.requests()).hasSize(1);
    }
  }
}
