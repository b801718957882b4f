package dev.roadworthy.junit.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RedactionTest {

  private static final String SECRET = "s3cr3t-canary";

  private static String answer(String headers, String body) {
    return "HTTP/1.1 200 "
        + SECRET
        + "\r\n"
        + headers
        + "Content-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  private static ExchangeRecorder ran(RawServer server) {
    ExchangeRecorder recorder = Checks.recorder(Given.at(server.uri()).secret(SECRET).settings());
    recorder.specification().queryParam("token", "abc").queryParam("q", SECRET).get("/" + SECRET);
    return recorder;
  }

  private static Answer lastAnswer(ExchangeRecorder recorder) {
    return Objects.requireNonNull(recorder.lastAnswer(Stage.BODY));
  }

  @Test
  void noSecretIsInAnExchangeOrAnAnswer() throws Exception {
    try (RawServer server =
            RawServer.answering(
                answer(
                    "Content-Type: text/html\r\nServer: "
                        + SECRET
                        + "\r\nVia: 1.1 "
                        + SECRET
                        + "\r\nSet-Cookie: id=1\r\nX-Echo: "
                        + SECRET
                        + "\r\n",
                    "your secret is " + SECRET));
        ExchangeRecorder recorder = ran(server)) {
      assertThat(recorder.exchanges().toString()).doesNotContain(SECRET, "abc").contains("*****");
      assertThat(lastAnswer(recorder).toString()).doesNotContain(SECRET, "id=1");
      assertThat(lastAnswer(recorder).bodyExcerpt()).isEqualTo("your secret is *****");
    }
  }

  @Test
  void noSecretIsInAFault() throws Exception {
    try (RawServer server =
            RawServer.answering(
                "HTTP/1.1 200 " + SECRET + "\r\nContent-Length: 90\r\n\r\n" + SECRET);
        ExchangeRecorder recorder =
            Checks.recorder(Given.at(server.uri()).secret(SECRET).settings())) {
      assertThat(Checks.diagnosis(recorder, http -> http.get("/" + SECRET)))
          .startsWith("W0601 web server: GET /*****: the answer was cut short, 200 *****");
    }
  }

  @Test
  void aSecretAcrossTheEndOfTheExcerptIsNotShownInHalf() throws Exception {
    String body = "x".repeat(2_040) + SECRET + "y".repeat(30_000) + SECRET.repeat(300);
    try (RawServer server = RawServer.answering(answer("Content-Type: text/plain\r\n", body));
        ExchangeRecorder recorder = ran(server)) {
      assertThat(lastAnswer(recorder).bodyExcerpt())
          .hasSize(2_049)
          .endsWith("x*****yyy…")
          .doesNotContain("s3c");
    }
  }

  @Test
  void aSecretAcrossTheEndOfAHeaderIsNotShownInHalf() throws Exception {
    String headers = "Server: " + "x".repeat(195) + SECRET + "\r\n";
    try (RawServer server = RawServer.answering(answer(headers, ""));
        ExchangeRecorder recorder = ran(server)) {
      assertThat(recorder.exchanges().get(0).server()).endsWith("x*****").doesNotContain("s3c");
    }
  }

  @Test
  void whatACheckLogsItselfIsMaskedToo() throws Exception {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = System.out;
    System.setOut(new PrintStream(printed, true, UTF_8));
    try (RawServer server = RawServer.answering(answer("X-Echo: " + SECRET + "\r\n", SECRET));
        ExchangeRecorder recorder =
            Checks.recorder(Given.at(server.uri()).secret(SECRET).settings())) {
      recorder
          .specification()
          .log()
          .all()
          .header("X-Own", SECRET)
          .queryParam("q", SECRET)
          .queryParam("token", "abc")
          .get("/")
          .then()
          .log()
          .all();
      assertThatThrownBy(
          () ->
              recorder
                  .specification()
                  .log()
                  .ifValidationFails()
                  .get("/" + SECRET)
                  .then()
                  .log()
                  .ifValidationFails()
                  .statusCode(404));
    } finally {
      System.setOut(out);
    }

    assertThat(printed.toString(UTF_8))
        .contains("X-Own=*****", "q=*****", "token=*****", "X-Echo: *****", "/*****")
        .doesNotContain(SECRET, "abc");
  }

  @Test
  void whatIsNoTextIsNotShown() throws Exception {
    try (RawServer server = RawServer.answering(answer("Content-Type: image/png\r\n", "PNG"));
        ExchangeRecorder recorder = ran(server)) {
      assertThat(lastAnswer(recorder).bodyExcerpt()).isNull();
      assertThat(lastAnswer(recorder).headers()).containsEntry("content-type", "image/png");
    }
  }

  @Test
  void withoutAnAnswerThereIsNone() throws Exception {
    try (RawServer server = RawServer.answering("");
        ExchangeRecorder recorder = Checks.recorder(server.uri())) {
      assertThat(Checks.diagnosis(recorder, Checks::getRoot)).startsWith("W0601");
      assertThat(recorder.lastAnswer(Stage.BODY)).isNull();
    }
  }
}
