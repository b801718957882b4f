package dev.roadworthy.junit.http;

import static dev.roadworthy.junit.http.Checks.diagnosis;
import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.server.handlers.proxy.LoadBalancingProxyClient;
import io.undertow.server.handlers.proxy.ProxyHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who gets a 5xx: the proxy that signed it, the application that did, or nobody. */
class ServerErrorTest {

  private static String error(int status, String reason, String headers) {
    return "HTTP/1.1 " + status + " " + reason + "\r\n" + headers + "Content-Length: 0\r\n\r\n";
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Undertow as a reverse proxy that signs what it passes on, as edges do. */
  private static Undertow proxyTo(URI backend) {
    LoadBalancingProxyClient client = new LoadBalancingProxyClient().addHost(backend);
    ProxyHandler proxy = ProxyHandler.builder().setProxyClient(client).build();
    Undertow server =
        Undertow.builder()
            .setIoThreads(1)
            .setWorkerThreads(2)
            .addHttpListener(0, "127.0.0.1", Handlers.header(proxy, "Via", "1.1 edge-7"))
            .build();
    server.start();
    return server;
  }

  private static URI uri(Undertow server) {
    int port = ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
    return URI.create("http://127.0.0.1:" + port);
  }

  @Test
  void aProxyWhoseApplicationIsGoneIsW0503() throws Exception {
    Undertow proxy = proxyTo(URI.create("http://127.0.0.1:" + freePort()));
    try {
      assertThat(diagnosis(uri(proxy), Checks::getRoot))
          .matches(
              "W0503 web server: GET / answered 503 Service Unavailable from edge-7 in .*"
                  + " \\(tcp ok .*\\)");
    } finally {
      proxy.stop();
    }
  }

  @Test
  void anApplicationThatSignsItsAnswersIsA0500AlsoThroughAProxy() throws Exception {
    try (RawServer shop =
        RawServer.answering(error(500, "Internal Server Error", "X-App: shop\r\n"))) {
      Undertow proxy = proxyTo(shop.uri());
      try {
        HttpSettings settings = Given.at(uri(proxy)).signedBy("X-App", "shop").settings();

        assertThat(diagnosis(settings, Checks::getRoot))
            .startsWith(
                "A0500 application: GET / answered 500 Internal Server Error from the application in ");
      } finally {
        proxy.stop();
      }
    }
  }

  @Test
  void anAnswerThatNobodySignedIsUndecided() throws Exception {
    try (RawServer failing = RawServer.answering(error(500, "Internal Server Error", ""));
        RawServer busy = RawServer.answering(error(503, "Busy", "Server: Jetty(12)\r\n"))) {
      assertThat(diagnosis(failing.uri(), Checks::getRoot))
          .startsWith("U0500 undecided: GET / answered 500 Internal Server Error in ");
      assertThat(diagnosis(busy.uri(), Checks::getRoot))
          .startsWith("U0503 undecided: GET / answered 503 Busy from Jetty(12) in ");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "401, Unauthorized, 0401",
    "403, Forbidden, 0403",
    "404, Not Found, 0404",
    "429, Slow Down, 0429",
    "500, Oops, 0500",
    "502, Bad Gateway, 0502",
    "503, Busy, 0503",
    "504, Too Late, 0504",
  })
  void aStatusThatWasNotExpectedHasItsCodeInTheLayerThatSignedIt(
      int status, String reason, String digits) throws Exception {
    try (RawServer bare = RawServer.answering(error(status, reason, "Server: Jetty(12)\r\n"));
        RawServer signed = RawServer.answering(error(status, reason, "X-App: shop\r\n"))) {
      assertThat(diagnosis(bare.uri(), Checks::getRoot))
          .startsWith("U" + digits + " undecided: GET / answered " + status + " " + reason)
          .contains(" from Jetty(12) in ", " (tcp ok ");
      assertThat(
              diagnosis(
                  Given.at(signed.uri()).signedBy("X-App", "shop").settings(), Checks::getRoot))
          .startsWith("A" + digits + " application: GET / answered " + status + " " + reason)
          .contains(" from the application in ");
    }
  }

  @Test
  void anUnexpectedAnswerOfAnotherStatusIsA0600() throws Exception {
    try (RawServer server = RawServer.answering(error(422, "No", "Server: nginx\r\n"))) {
      assertThat(diagnosis(server.uri(), Checks::getRoot))
          .matches(
              "A0600 application: GET / answered 422 No in .*, but expected status code <200>"
                  + " but was <422>\\. \\(tcp ok .*\\)");
    }
  }

  @Test
  void aBodyThatIsNotAsExpectedIsA0600() throws Exception {
    try (RawServer server = RawServer.answering(RawServer.ok("Goodbye"))) {
      assertThat(
              diagnosis(
                  server.uri(),
                  http ->
                      http.get("/").then().body(org.hamcrest.Matchers.containsString("Welcome"))))
          .matches(
              "A0600 application: GET / answered 200 OK in .*, but response body doesn't match"
                  + " expectation\\. Expected: a string containing \"Welcome\" Actual: Goodbye \\(tcp ok .*\\)");
    }
  }

  @Test
  void anAnswerThatCannotBeReadIsX0101UntilItsPastIsKnown() throws Exception {
    try (RawServer server =
        RawServer.answering(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 6\r\n\r\n{oops!")) {
      assertThat(diagnosis(server.uri(), http -> http.get("/").jsonPath().getString("name")))
          .startsWith("X0101 check: the check threw JsonPathException: ");
    }
  }
}
