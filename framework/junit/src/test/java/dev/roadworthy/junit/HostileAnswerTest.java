package dev.roadworthy.junit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.Outcome;
import dev.roadworthy.junit.http.RawServer;
import dev.roadworthy.run.Run;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers that are meant to hurt, from the socket to the record in the journal. */
class HostileAnswerTest {

  private static final byte[] ITEMS =
      "{\"id\":1,\"name\":\"bell\"},".repeat(5_000).getBytes(ISO_8859_1);

  @TempDir Path folder;
  private RawServer server;

  @BeforeEach
  void serve() throws IOException {
    server =
        RawServer.playing(
            connection -> {
              String path = connection.readRequest().get(0).split(" ")[1];
              switch (path) {
                case "/huge" -> huge(connection);
                case "/none" ->
                    connection.write(
                        "HTTP/1.1 500 Oops\r\nX-Version: 1.4.1\r\n\r\njava.lang.NullPointerException\n\tat"
                            + " shop.Basket.total(Basket.java:12)\n");
                case "/endless-head" -> endlessHead(connection);
                case "/latin" ->
                    connection.write(json("{\"name\": \"caf\u00e9 \u00fe\u00ff\"}", ""));
                default ->
                    connection.write(json("{\"name\": \"a\u0000b\"}", "X-Nul: a\u0000b\r\n"));
              }
            });
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  private static String json(String body, String headers) {
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
        + headers
        + "Content-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  /** 100 MB of JSON, in chunks. */
  private static void huge(RawServer.Connection connection) throws IOException {
    connection.write(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n[\r\n");
    for (int sent = 0; sent < 100_000_000; sent += ITEMS.length) {
      connection.write(Integer.toHexString(ITEMS.length) + "\r\n");
      connection.write(ITEMS);
      connection.write("\r\n");
    }
    connection.write("2\r\n0]\r\n0\r\n\r\n");
  }

  private static void endlessHead(RawServer.Connection connection) throws Exception {
    connection.write("HTTP/1.1 200 OK\r\nX-Never: ");
    connection.writeUntilClosed("x".getBytes(ISO_8859_1), Duration.ofMillis(20));
  }

  static class Suite {
    @HealthCheck(value = "it reads a catalogue", id = "huge", timeout = "30s")
    void huge(RequestSpecification http) {
      http.get("/huge").then().body("$", hasSize(3));
    }

    @HealthCheck(value = "it reads a head", id = "endless", timeout = "1s")
    void endless(RequestSpecification http) {
      http.get("/endless-head").then().statusCode(200);
    }

    @HealthCheck(value = "it reads what is not UTF-8", id = "latin")
    void latin(RequestSpecification http) {
      http.get("/latin").then().body("name", is("caf\u00e9"));
    }

    @HealthCheck(value = "the error page hides what is inside", id = "trace")
    void trace(RequestSpecification http) {
      if (http.get("/none").asString().contains("\tat shop.")) {
        throw Fault.code("A0603").because("the error page shows a stack trace");
      }
    }

    @HealthCheck(value = "it is what was released", id = "version")
    void version(RequestSpecification http) {
      String version = http.get("/none").header("X-Version");
      if (!"1.4.2".equals(version)) {
        throw Fault.code("A0604").because(version + " answers, 1.4.2 is released");
      }
    }

    @HealthCheck(value = "it reads a NUL", id = "nul")
    void nul(RequestSpecification http) {
      http.get("/nul").then().statusCode(200).body("name", is("ab"));
    }
  }

  private Run run(String check) {
    return new SuiteRunner(folder)
        .configuration("environments: {ci: {url: '" + server.uri() + "'}}")
        .with("roadworthy.select", check)
        .run(Suite.class)
        .run(check);
  }

  private static String diagnosis(Run run) {
    Fault fault = run.fault();
    return fault == null ? "none" : fault.diagnosis();
  }

  @Test
  void aHundredMegabytesOfJsonAreNotRead() {
    Run run = run("huge");

    assertThat(diagnosis(run))
        .startsWith("W0605 web server: GET /huge: the answer was stopped after 16")
        .contains("more than the 16777216 allowed");
    assertThat(run.exchanges().get(0).bytes()).isBetween(16L << 20, (16L << 20) + 10_000);
  }

  @Test
  void aHeadThatNeverEndsIsStoppedAtTheDeadline() {
    Run run = run("endless");

    assertThat(diagnosis(run))
        .startsWith(
            "W0604 web server: GET /endless-head: the answer was not finished within the check's 1"
                + " s, in its head");
    assertThat(run.duration()).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void textThatIsNotUtf8IsShownAsFarAsItCanBe() {
    Run run = run("latin");

    assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(diagnosis(run)).startsWith("A0600 application: GET /latin answered 200 OK in ");
    assertThat(run.evidence().bodyExcerpt()).startsWith("{\"name\": \"caf");
  }

  @Test
  void whatACheckSaysOfAnAnswerCountsForMoreThanItsStatus() {
    assertThat(diagnosis(run("trace")))
        .isEqualTo("A0603 application: the error page shows a stack trace");
    assertThat(diagnosis(run("version")))
        .isEqualTo("A0604 application: 1.4.1 answers, 1.4.2 is released");
  }

  @Test
  void aNulIsKeptInTheEvidenceAndNotInTheFirstLine() {
    Run run = run("nul");

    assertThat(diagnosis(run)).startsWith("A0600 application: GET /nul answered 200 OK in ");
    assertThat(diagnosis(run)).doesNotContain("\u0000");
    assertThat(run.evidence().headers()).containsKey("x-nul");
    assertThat(run.evidence().bodyExcerpt()).isNotNull();
  }
}
