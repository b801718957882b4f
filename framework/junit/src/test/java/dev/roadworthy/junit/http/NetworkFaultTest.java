package dev.roadworthy.junit.http;

import static dev.roadworthy.junit.http.Checks.diagnosis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.run.Exchange;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkFaultTest {

  @Test
  void aNameThatDoesNotResolveIsN0101() {
    assertThat(diagnosis(URI.create("http://nothing.invalid:8080"), Checks::getRoot))
        .isEqualTo(
            "N0101 network: GET http://nothing.invalid:8080/: the name nothing.invalid does not"
                + " resolve");
  }

  @Test
  void aNameServerThatDoesNotAnswerIsN0102() {
    ExchangeRecorder recorder =
        new ExchangeRecorder(
            Given.at(URI.create("http://shop.example")).settings(),
            Checks.TRACE_ID,
            InstantSource.system(),
            host -> {
              throw new UnknownHostException(host + ": Temporary failure in name resolution");
            });

    assertThat(diagnosis(recorder, Checks::getRoot))
        .startsWith("N0102 network: GET http://shop.example/: the name server did not answer");
  }

  @Test
  void aPortThatNobodyListensOnIsN0201() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }

    String line = diagnosis(URI.create("http://127.0.0.1:" + port + "/shop"), Checks::getRoot);

    assertThat(line)
        .isEqualTo(
            "N0201 network: GET http://127.0.0.1:%1$d/shop/: connection refused by 127.0.0.1:%1$d",
            port);
  }

  @Test
  void everyAddressOfANameIsTriedAndNamed() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    ExchangeRecorder recorder =
        new ExchangeRecorder(
            Given.at(URI.create("http://shop.example:" + port)).settings(),
            Checks.TRACE_ID,
            InstantSource.system(),
            host ->
                new InetAddress[] {
                  InetAddress.getByName("127.0.0.2"), InetAddress.getByName("127.0.0.1")
                });

    assertThat(diagnosis(recorder, Checks::getRoot))
        .matches(
            ".*: connection refused by 127.0.0.2:%1$d and 127.0.0.1:%1$d \\(dns ok \\S+ ms\\)"
                .formatted(port));
  }

  @Test
  void theSecondAddressServesWhereTheFirstRefuses() throws Exception {
    try (RawServer server = RawServer.answering(RawServer.ok("hi"))) {
      ExchangeRecorder recorder =
          new ExchangeRecorder(
              Given.at(URI.create("http://shop.example:" + server.port())).settings(),
              Checks.TRACE_ID,
              InstantSource.system(),
              host ->
                  new InetAddress[] {
                    InetAddress.getByName("127.0.0.2"), InetAddress.getByName("127.0.0.1")
                  });

      recorder.specification().get("/").then().statusCode(200);

      assertThat(recorder.exchanges())
          .singleElement()
          .extracting(Exchange::remoteAddress)
          .isEqualTo(server.address());
    }
  }

  @Test
  void aFullBacklogIsN0202() throws Exception {
    List<Socket> waiting = new ArrayList<>();
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      fill(full, waiting);
      URI uri = URI.create("http://127.0.0.1:" + full.getLocalPort());
      HttpSettings settings = Given.at(uri).connectTimeout(Duration.ofMillis(300)).settings();

      assertThat(diagnosis(settings, Checks::getRoot))
          .matches(
              "N0202 network: GET http://127.0.0.1:%1$d/: no connection to 127.0.0.1:%1$d within \\d+ ms"
                  .formatted(full.getLocalPort()));
    } finally {
      for (Socket socket : waiting) {
        socket.close();
      }
    }
  }

  /** Connects until one does not get in any more. */
  static void fill(ServerSocket server, List<Socket> waiting) throws Exception {
    for (int i = 0; i < 10; i++) {
      Socket socket = new Socket();
      waiting.add(socket);
      try {
        socket.connect(new InetSocketAddress(server.getInetAddress(), server.getLocalPort()), 200);
      } catch (SocketTimeoutException e) {
        return;
      }
    }
    throw new IllegalStateException("The backlog never filled");
  }

  @Test
  void aResetBeforeTheAnswerIsOneN0203AndOneRequest() throws Exception {
    try (RawServer server =
        RawServer.playing(
            connection -> {
              connection.readRequest();
              connection.reset();
            })) {
      String line = diagnosis(server.uri(), Checks::getRoot);

      assertThat(line)
          .matches(
              "N0203 network: GET http://127.0.0.1:%1$d/: connection reset by 127.0.0.1:%1$d before any answer \\(tcp ok .*\\)"
                  .formatted(server.port()));
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void aResetInTheBodyIsN0203AndSaysHowFarItCame() throws Exception {
    try (RawServer server =
        RawServer.playing(
            connection -> {
              connection.readRequest();
              connection.write("HTTP/1.1 200 OK\r\nContent-Length: 4096\r\n\r\n12345");
              connection.reset();
            })) {
      assertThat(diagnosis(server.uri(), Checks::getRoot))
          .startsWith(
              "N0203 network: GET " + server.uri() + "/: connection reset by " + server.address())
          .contains("200 OK and 5 of 4096 bytes had come");
    }
  }

  @Test
  void aHostWithoutARouteIsN0204() {
    assertThat(diagnosis(URI.create("http://255.255.255.255"), Checks::getRoot))
        .startsWith(
            "N0204 network: GET http://255.255.255.255/: no connection to 255.255.255.255:80: ");
  }
}
