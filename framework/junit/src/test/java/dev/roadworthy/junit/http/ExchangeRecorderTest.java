package dev.roadworthy.junit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadworthy.run.Exchange;
import io.restassured.RestAssured;
import io.restassured.config.JsonConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.specification.RequestSpecification;
import io.restassured.specification.SpecificationQuerier;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExchangeRecorderTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @Test
  void recordsWhatWasAskedAndAnswered() throws Exception {
    try (RawServer server =
            RawServer.answering(
                "HTTP/1.1 418 I'm a teapot\r\nServer: nginx/1.22.1\r\nVia: 1.1 edge\r\n"
                    + "X-App: shop\r\nContent-Length: 5\r\n\r\nshort");
        ExchangeRecorder recorder =
            ExchangeRecorder.start(
                Given.at(server.uri()).signedBy("X-App", "shop").settings(),
                Checks.TRACE_ID,
                InstantSource.fixed(NOON))) {
      recorder.specification().get("/pot?size={n}", 3).then().statusCode(418);

      assertThat(recorder.exchanges()).hasSize(1);
      Exchange exchange = recorder.exchanges().get(0);
      assertThat(exchange.method()).isEqualTo("GET");
      assertThat(exchange.url()).isEqualTo(server.uri() + "/pot?size=3");
      assertThat(exchange.status()).isEqualTo(418);
      assertThat(exchange.reason()).isEqualTo("I'm a teapot");
      assertThat(exchange.startedAt()).isEqualTo(NOON);
      assertThat(exchange.server()).isEqualTo("nginx/1.22.1");
      assertThat(exchange.via()).isEqualTo("1.1 edge");
      assertThat(exchange.signed()).isTrue();
      assertThat(exchange.remoteAddress()).isEqualTo(server.address());
      assertThat(exchange.bytes()).isEqualTo(5);
      assertThat(exchange.certificateExpires()).isNull();
      assertThat(exchange.fault()).isNull();
      assertThat(exchange.phases().dns()).isNotNull();
      assertThat(exchange.phases().connect()).isPositive();
      assertThat(exchange.phases().tls()).isNull();
      assertThat(exchange.phases().ttfb()).isPositive();
      assertThat(exchange.phases().transfer()).isNotNull();
      assertThat(exchange.duration()).isGreaterThanOrEqualTo(exchange.phases().total());
    }
  }

  @Test
  void theTimeUntilTheFirstByteIsNotTheTimeOfTheTransfer() throws Exception {
    Duration pause = Duration.ofMillis(150);
    try (RawServer server =
            RawServer.playing(
                connection -> {
                  connection.readRequest();
                  connection.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\no");
                  Thread.sleep(pause.toMillis());
                  connection.write("k");
                });
        ExchangeRecorder recorder = Checks.recorder(server.uri())) {
      recorder.specification().get("/").then().statusCode(200);

      Exchange exchange = recorder.exchanges().get(0);
      assertThat(exchange.phases().transfer()).isGreaterThanOrEqualTo(pause.minusMillis(5));
    }
  }

  @Test
  void aSignatureIsAHeaderWithItsValueOrWithAny() throws Exception {
    try (RawServer server =
        RawServer.answering("HTTP/1.1 200 OK\r\nX-App: shop\r\nContent-Length: 0\r\n\r\n")) {
      assertThat(signed(Given.at(server.uri()).signedBy("x-app", null))).isTrue();
      assertThat(signed(Given.at(server.uri()).signedBy("X-App", "shop"))).isTrue();
      assertThat(signed(Given.at(server.uri()).signedBy("X-App", "other"))).isFalse();
      assertThat(signed(Given.at(server.uri()).signedBy("X-Other", null))).isFalse();
      assertThat(signed(Given.at(server.uri()))).isFalse();
    }
  }

  private static boolean signed(Given given) {
    try (ExchangeRecorder recorder = Checks.recorder(given.settings())) {
      Checks.getRoot(recorder.specification());
      return recorder.exchanges().get(0).signed();
    }
  }

  @Test
  void manyRequestsOfOneSpecificationAreManyExchangesInOrder() throws Exception {
    try (RawServer server = RawServer.answering(RawServer.ok("hi"));
        ExchangeRecorder recorder = Checks.recorder(server.uri())) {
      RequestSpecification http = recorder.specification();
      for (int i = 0; i < 30; i++) {
        http.get("/" + i).then().statusCode(200);
      }

      assertThat(recorder.exchanges()).hasSize(30);
      assertThat(recorder.exchanges().get(0).url()).endsWith("/0");
      assertThat(recorder.exchanges().get(29).url()).endsWith("/29");
      assertThat(recorder.exchanges()).extracting(Exchange::spanId).doesNotHaveDuplicates();
    }
  }

  @Test
  void specificationsThatGrowFromTheInjectedOneAreRecordedToo() throws Exception {
    try (RawServer server = RawServer.answering(RawServer.ok("hi"));
        ExchangeRecorder recorder = Checks.recorder(server.uri())) {
      RestAssured.given().spec(recorder.specification()).get("/a").then().statusCode(200);

      assertThat(recorder.exchanges()).hasSize(1);
    }
  }

  @Test
  void aBaseUriMayHaveAPath() throws Exception {
    try (RawServer server = RawServer.answering(RawServer.ok("hi"));
        ExchangeRecorder recorder = Checks.recorder(URI.create(server.uri() + "/shop"))) {
      recorder.specification().get("/items").then().statusCode(200);

      assertThat(server.requests().get(0).get(0)).isEqualTo("GET /shop/items HTTP/1.1");
    }
  }

  @Test
  void eachRedirectIsAnExchangeOfItsOwn() throws Exception {
    try (RawServer server =
            RawServer.playing(
                connection -> {
                  List<String> request = connection.readRequest();
                  connection.write(
                      request.get(0).startsWith("GET /old ")
                          ? "HTTP/1.1 301 Moved Permanently\r\nLocation: /new\r\nContent-Length: 0\r\n\r\n"
                          : RawServer.ok("hi"));
                });
        ExchangeRecorder recorder = Checks.recorder(server.uri())) {
      recorder.specification().get("/old").then().statusCode(200);

      assertThat(recorder.exchanges()).extracting(Exchange::status).containsExactly(301, 200);
      assertThat(recorder.exchanges().get(1).url()).isEqualTo(server.uri() + "/new");
    }
  }

  @Test
  void aRedirectToAHostThatIsDownIsThatHostsFault() throws Exception {
    try (RawServer server =
        RawServer.answering(
            "HTTP/1.1 302 Found\r\nLocation: http://nothing.invalid/x\r\nContent-Length: 0\r\n\r\n")) {
      assertThat(Checks.diagnosis(server.uri(), Checks::getRoot))
          .startsWith("N0101 network: GET http://nothing.invalid/x: ");
    }
  }

  @Test
  void aChallengeAndItsAnswerAreTwoExchanges() throws Exception {
    try (RawServer server =
            RawServer.playing(
                connection -> {
                  List<String> request = connection.readRequest();
                  connection.write(
                      request.stream().anyMatch(line -> line.startsWith("Authorization: Basic "))
                          ? RawServer.ok("hi")
                          : "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"r\"\r\n"
                              + "Connection: close\r\nContent-Length: 0\r\n\r\n");
                });
        ExchangeRecorder recorder = Checks.recorder(server.uri())) {
      recorder.specification().auth().basic("u", "pass").get("/").then().statusCode(200);

      assertThat(recorder.exchanges()).extracting(Exchange::status).containsExactly(401, 200);
      assertThat(recorder.exchanges()).extracting(Exchange::url).containsOnly(server.uri() + "/");
    }
  }

  @Test
  void anAnswerWithoutABodyIsWhole() throws Exception {
    try (RawServer server = RawServer.answering("HTTP/1.1 204 No Content\r\n\r\n");
        ExchangeRecorder recorder = Checks.recorder(server.uri())) {
      recorder.specification().get("/").then().statusCode(204);
      recorder.specification().head("/").then().statusCode(204);

      assertThat(recorder.exchanges()).hasSize(2).allSatisfy(e -> assertThat(e.fault()).isNull());
    }
  }

  @Test
  void everyConnectionIsClosedWhenItsExchangeIsOver() throws Exception {
    try (RawServer server =
            RawServer.playing(
                connection -> {
                  connection.readRequest();
                  connection.write(RawServer.ok("hi"));
                  connection.readRequest();
                  connection.sawEnd();
                });
        ExchangeRecorder recorder = Checks.recorder(server.uri())) {
      recorder.specification().get("/").then().statusCode(200);

      server.awaitEnds(1);
    }
  }

  @Test
  void aConfigurationThatDropsTheClientIsRefusedWithTheWayToKeepIt() throws Exception {
    try (RawServer server = RawServer.answering(RawServer.ok("{}"));
        ExchangeRecorder recorder = Checks.recorder(server.uri())) {
      RequestSpecification replaced =
          recorder.specification().config(RestAssuredConfig.newConfig());
      assertThatThrownBy(() -> replaced.get("/"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("SpecificationQuerier.query(http).getConfig()");
      assertThat(server.requests()).isEmpty();

      RequestSpecification http = recorder.specification();
      http.config(
          SpecificationQuerier.query(http)
              .getConfig()
              .jsonConfig(JsonConfig.jsonConfig().numberReturnType(NumberReturnType.DOUBLE)));
      http.get("/").then().statusCode(200);
      assertThat(recorder.exchanges()).hasSize(1);
    }
  }

  @Test
  void onlyTheFirstExchangeOfAJvmIsColdAndNoneAfterAWarmUp() throws Exception {
    WarmUp.once(null);
    try (RawServer server = RawServer.answering(RawServer.ok("hi"));
        ExchangeRecorder recorder = Checks.recorder(server.uri())) {
      Checks.getRoot(recorder.specification());

      assertThat(recorder.exchanges()).extracting(Exchange::cold).containsExactly(false);
    }
  }
}
