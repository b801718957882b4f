package dev.roadworthy.junit.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.config.Credentials;
import dev.roadworthy.config.Secret;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class OwnHeadersTest {

  private static final Credentials KEY = new Credentials.Bearer(Secret.of("sesame-1234"));

  /** What the server saw, and what was recorded. */
  private record Seen(List<String> head, ExchangeRecorder recorder) {
    List<String> values(String name) {
      return head.stream()
          .filter(line -> line.toLowerCase().startsWith(name.toLowerCase() + ": "))
          .map(line -> line.substring(name.length() + 2))
          .toList();
    }
  }

  private static Seen sent(Consumer<RequestSpecification> check) throws Exception {
    return sent("shop.landing", check);
  }

  private static Seen sent(String id, Consumer<RequestSpecification> check) throws Exception {
    try (RawServer server = RawServer.answering(RawServer.ok("hi"))) {
      ExchangeRecorder recorder =
          Checks.recorder(Given.at(server.uri()).showing(KEY).check(id).settings());
      check.accept(recorder.specification());
      return new Seen(server.requests().get(0), recorder);
    }
  }

  @Test
  void everyRequestSaysWhoSentIt() throws Exception {
    Seen seen = sent(http -> http.get("/"));

    String span = seen.recorder().exchanges().get(0).spanId();
    assertThat(span).matches("[0-9a-f]{16}");
    assertThat(seen.values("User-Agent")).containsExactly("Roadworthy/test");
    assertThat(seen.values("X-Synthetic-Traffic")).containsExactly("roadworthy");
    assertThat(seen.values("X-Roadworthy-Check")).containsExactly("shop.landing");
    assertThat(seen.values("traceparent"))
        .containsExactly("00-" + Checks.TRACE_ID + "-" + span + "-01");
    assertThat(seen.values("Authorization")).containsExactly("Bearer sesame-1234");
  }

  @Test
  void whatTheCheckSetsItselfIsKept() throws Exception {
    String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    Seen seen =
        sent(
            http ->
                http.header("User-Agent", "mine")
                    .header("traceparent", trace)
                    .header("X-Synthetic-Traffic", "mine")
                    .get("/"));

    assertThat(seen.values("User-Agent")).containsExactly("mine");
    assertThat(seen.values("X-Synthetic-Traffic")).containsExactly("mine");
    assertThat(seen.values("traceparent")).containsExactly(trace);
    assertThat(seen.recorder().exchanges().get(0).spanId()).isEqualTo("b7ad6b7169203331");
  }

  @Test
  void aCheckMayAskAnonymously() throws Exception {
    assertThat(sent(http -> http.auth().none().get("/")).values("Authorization")).isEmpty();
  }

  @Test
  void anIdOfAnotherScriptIsEncoded() throws Exception {
    assertThat(sent("käse.größe", http -> http.get("/")).values("X-Roadworthy-Check"))
        .containsExactly("k%C3%A4se.gr%C3%B6%C3%9Fe");
  }

  @Test
  void aCheckMayAskAnonymouslyWithASpecificationThatHasShownItsCredentials() throws Exception {
    try (RawServer server = RawServer.answering(RawServer.ok("hi"));
        ExchangeRecorder recorder =
            Checks.recorder(Given.at(server.uri()).showing(KEY).settings())) {
      RequestSpecification http = recorder.specification();
      http.get("/a");
      http.auth().none().get("/b");

      assertThat(server.requests().get(0)).contains("Authorization: Bearer sesame-1234");
      assertThat(server.requests().get(1)).noneMatch(line -> line.startsWith("Authorization"));
    }
  }

  @Test
  void aCheckMayShowCredentialsOfItsOwn() throws Exception {
    assertThat(sent(http -> http.header("Authorization", "Own 1").get("/")).values("Authorization"))
        .containsExactly("Own 1");
    assertThat(
            sent(http -> http.auth().preemptive().basic("joe", "pw").get("/"))
                .values("Authorization"))
        .containsExactly("Basic am9lOnB3");
  }

  @Test
  void aPasswordOfAnotherScriptIsSentInUtf8AndNotCarriedToAnotherOriginEither() throws Exception {
    Credentials umlauts = new Credentials.Basic("jörg", Secret.of("pässwörd"));
    try (RawServer stranger = RawServer.answering(RawServer.ok("hi"));
        RawServer server = RawServer.answering(redirect(stranger.uri() + "/"));
        ExchangeRecorder recorder =
            Checks.recorder(Given.at(server.uri()).showing(umlauts).settings())) {
      recorder.specification().get("/").then().statusCode(200);
      recorder.specification().get(stranger.uri() + "/direct").then().statusCode(200);

      assertThat(server.requests().get(0))
          .contains("Authorization: Basic asO2cmc6cMOkc3N3w7ZyZA==");
      assertThat(stranger.requests())
          .hasSize(2)
          .allSatisfy(head -> assertThat(head).noneMatch(line -> line.startsWith("Authorization")));
    }
  }

  @Test
  void credentialsAreShownAgainWhereAStrangerSendsTheCheckBack() throws Exception {
    AtomicReference<URI> home = new AtomicReference<>();
    try (RawServer stranger =
            RawServer.playing(
                connection -> {
                  connection.readRequest();
                  connection.write(redirect(home.get() + "/back"));
                });
        RawServer server =
            RawServer.playing(
                connection -> {
                  boolean back = connection.readRequest().get(0).contains("/back");
                  connection.write(back ? RawServer.ok("hi") : redirect(stranger.uri() + "/"));
                });
        ExchangeRecorder recorder =
            Checks.recorder(Given.at(server.uri()).showing(KEY).settings())) {
      home.set(server.uri());
      recorder.specification().get("/").then().statusCode(200);

      assertThat(server.requests())
          .hasSize(2)
          .allSatisfy(head -> assertThat(head).contains("Authorization: Bearer sesame-1234"));
      assertThat(stranger.requests().get(0)).noneMatch(line -> line.startsWith("Authorization"));
    }
  }

  private static String redirect(String to) {
    return "HTTP/1.1 302 Found\r\nLocation: " + to + "\r\nContent-Length: 0\r\n\r\n";
  }

  @Test
  void credentialsAreNotCarriedToAnotherOrigin() throws Exception {
    try (RawServer stranger = RawServer.answering(RawServer.ok("hi"));
        RawServer server = RawServer.answering(redirect(stranger.uri() + "/"));
        ExchangeRecorder recorder =
            Checks.recorder(Given.at(server.uri()).showing(KEY).settings())) {
      recorder.specification().get("/").then().statusCode(200);
      recorder.specification().get(stranger.uri() + "/direct").then().statusCode(200);

      assertThat(server.requests().get(0)).contains("Authorization: Bearer sesame-1234");
      assertThat(stranger.requests())
          .hasSize(2)
          .allSatisfy(head -> assertThat(head).noneMatch(line -> line.startsWith("Authorization")));
    }
  }
}
