package dev.roadworthy.junit.http;

import static dev.roadworthy.junit.http.Checks.diagnosis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.roadworthy.config.Trust;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.run.Exchange;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A check that asks through a proxy which tunnels with CONNECT. */
class ProxyTest {

  private final TestCa ca = new TestCa("Test CA");

  /** Opens the tunnel that it is asked for. */
  private static RawServer tunnelling() throws IOException {
    return RawServer.playing(
        connection -> {
          String target = connection.readRequest().get(0).split(" ")[1];
          String[] hostAndPort = target.split(":");
          try (Socket onward = new Socket(hostAndPort[0], Integer.parseInt(hostAndPort[1]))) {
            connection.write("HTTP/1.1 200 Connection established\r\n\r\n");
            connection.tunnel(onward);
          }
        });
  }

  private static RequestSpecification through(RawServer proxy, RequestSpecification http) {
    return http.proxy("127.0.0.1", proxy.port());
  }

  private RawServer shop() throws Exception {
    return RawServer.playing(ca.valid().context(), RawServer.answer(RawServer.ok("hi")));
  }

  @Test
  void isOneExchangeOfItsOwnPhasesWithTheServerBehindIt() throws Exception {
    try (RawServer shop = shop();
        RawServer proxy = tunnelling();
        ExchangeRecorder recorder =
            Checks.recorder(Given.at(shop.uri()).trusting(ca.trusted()).settings())) {
      through(proxy, recorder.specification()).get("/items").then().statusCode(200);

      assertThat(proxy.requests())
          .singleElement()
          .satisfies(head -> assertThat(head.get(0)).startsWith("CONNECT " + shop.address() + " "));
      assertThat(shop.requests())
          .singleElement()
          .satisfies(head -> assertThat(head).contains("User-Agent: Roadworthy/test"));
      Exchange exchange = recorder.exchanges().get(0);
      assertThat(recorder.exchanges()).hasSize(1);
      assertThat(exchange.url()).isEqualTo(shop.uri() + "/items");
      assertThat(exchange.status()).isEqualTo(200);
      assertThat(exchange.phases().tls()).isPositive();
      assertThat(exchange.certificateExpires()).isNotNull();
    }
  }

  @Test
  void theServerBehindItIsVerified() throws Exception {
    try (RawServer shop = shop();
        RawServer proxy = tunnelling()) {
      HttpSettings settings = Given.at(shop.uri()).trusting(Trust.JDK).settings();

      assertThat(diagnosis(settings, http -> Checks.getRoot(through(proxy, http))))
          .startsWith("T0104 tls: GET " + shop.uri() + "/: ");
      assertThat(shop.requests()).isEmpty();
    }
  }

  @Test
  void aTunnelThatIsRefusedIsTheProxysAnswer() throws Exception {
    try (RawServer shop = shop();
        RawServer proxy =
            RawServer.answering(
                "HTTP/1.1 502 Bad Gateway\r\nServer: nginx\r\nContent-Length: 0\r\n\r\n")) {
      HttpSettings settings = Given.at(shop.uri()).trusting(ca.trusted()).settings();

      assertThat(diagnosis(settings, http -> Checks.getRoot(through(proxy, http))))
          .startsWith("W0502 web server: GET / answered 502 Bad Gateway from nginx in ");
    }
  }

  @Test
  void aProxyThatDoesNotAnswerIsW0603() throws Exception {
    try (RawServer shop = shop();
        RawServer proxy =
            RawServer.playing(
                connection -> {
                  connection.readRequest();
                  connection.hold();
                });
        ExchangeRecorder recorder =
            Checks.recorder(Given.at(shop.uri()).trusting(ca.trusted()).settings())) {
      CompletableFuture<Void> check =
          CompletableFuture.runAsync(
              () -> Checks.getRoot(through(proxy, recorder.specification())));
      await().atMost(Duration.ofMinutes(1)).until(() -> !proxy.requests().isEmpty());

      recorder.abortInFlight(Duration.ofSeconds(10));

      assertThat(check.handle((done, failure) -> failure).get(1, TimeUnit.MINUTES)).isNotNull();
      assertThat(recorder.exchanges())
          .singleElement()
          .extracting(Exchange::fault)
          .extracting(Fault::diagnosis)
          .asString()
          .startsWith("W0603 web server: GET /: no answer within the check's 10 s (tcp ok ");
    }
  }

  @Test
  void nothingOfTheChecksOwnIsShownToTheProxy() throws Exception {
    try (RawServer shop = shop();
        RawServer proxy = tunnelling();
        ExchangeRecorder recorder =
            Checks.recorder(Given.at(shop.uri()).trusting(ca.trusted()).settings())) {
      through(proxy, recorder.specification()).header("X-Own", "1").get("/").then().statusCode(200);

      List<String> head = proxy.requests().get(0);
      assertThat(head)
          .noneMatch(line -> line.startsWith("X-Own") || line.startsWith("traceparent"));
    }
  }
}
