package dev.roadworthy.samples.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DoorFaultsTest {
  private static final Duration LONG_ENOUGH_TO_ANSWER = Duration.ofSeconds(2);
  private static Shop shop;
  private static Visitor visitor;

  @BeforeAll
  static void open() {
    shop = Shop.start();
    visitor = new Visitor(shop);
  }

  @AfterAll
  static void close() {
    shop.close();
  }

  @AfterEach
  void theShopWorksAgainAfterRecovery() throws Exception {
    shop.recover();
    assertThat(visitor.get("/").body()).contains("Welcome");
    assertThat(visitor.getSecurely("/").body()).contains("Welcome");
  }

  @Test
  void withoutAFaultTheDoorPassesBothEndsOfAConversation() throws Exception {
    try (Socket socket = new Socket("127.0.0.1", shop.http().getPort())) {
      socket.setSoTimeout(30_000);
      socket
          .getOutputStream()
          .write(
              "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      socket.shutdownOutput();

      assertThat(socket.getInputStream().readAllBytes())
          .asString(StandardCharsets.UTF_8)
          .startsWith("HTTP/1.1 200")
          .endsWith("</html>\n");
    }
  }

  @Test
  void aResetIsSeenAfterTheConnectionWasMade() throws Exception {
    shop.fault(ShopFault.CONNECTION_RESET);

    for (URI uri : new URI[] {shop.http(), shop.https()}) {
      try (Socket socket = new Socket("127.0.0.1", uri.getPort())) {
        socket.getOutputStream().write("G".getBytes(StandardCharsets.US_ASCII));
        assertThatThrownBy(() -> socket.getInputStream().read())
            .isInstanceOf(SocketException.class)
            .hasMessage("Connection reset");
      }
    }
    assertThatThrownBy(() -> visitor.get("/")).hasStackTraceContaining("Connection reset");
  }

  @Test
  void aConnectionThatWasOpenIsResetToo() throws Exception {
    try (Socket socket = new Socket("127.0.0.1", shop.http().getPort())) {
      socket.setSoTimeout(30_000);
      socket
          .getOutputStream()
          .write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      assertThat(in.readNBytes(12)).asString().isEqualTo("HTTP/1.1 200");

      shop.fault(ShopFault.CONNECTION_RESET);

      assertThatThrownBy(in::readAllBytes)
          .isInstanceOf(SocketException.class)
          .hasMessage("Connection reset");
    }
  }

  @Test
  void aSwallowedConnectionIsAcceptedAndNothingComesBack() throws Exception {
    shop.fault(ShopFault.SWALLOWED);

    try (Socket socket = new Socket("127.0.0.1", shop.http().getPort())) {
      socket.setSoTimeout((int) LONG_ENOUGH_TO_ANSWER.toMillis());
      socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      assertThatThrownBy(() -> socket.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);
    }
    assertThatThrownBy(() -> visitor.getSecurely("/", LONG_ENOUGH_TO_ANSWER))
        .isInstanceOf(HttpTimeoutException.class);
  }

  @Test
  void bothPortsRefuseAndAreTheSameAfterRecovery() throws Exception {
    URI http = shop.http();
    URI https = shop.https();
    shop.fault(ShopFault.REFUSED);

    assertThatThrownBy(() -> visitor.get("/")).isInstanceOf(ConnectException.class);
    assertThatThrownBy(() -> visitor.getSecurely("/")).isInstanceOf(ConnectException.class);
    assertThatThrownBy(() -> new Socket("127.0.0.1", http.getPort()))
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("refused");

    shop.recover();
    assertThat(shop.http()).isEqualTo(http);
    assertThat(shop.https()).isEqualTo(https);
  }
}
