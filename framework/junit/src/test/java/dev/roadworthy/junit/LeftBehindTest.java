package dev.roadworthy.junit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.junit.SuiteJvm.Ended;
import dev.roadworthy.junit.http.RawServer;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Whatever a suite JVM leaves behind, no secret of the configuration is in it. */
class LeftBehindTest {

  private static final String CANARY = "c4n4ry-wh1ch-must-n0t-s1ng";

  @TempDir Path folder;

  static class Talkative {

    @HealthCheck(value = "it says what it sends", id = "sends")
    void sends(RequestSpecification http, @FromEnvironment("token") String token) {
      LoggerFactory.getLogger("suite").debug("a line of the suite's own");
      http.log().all().header("X-Own", token).get("/?q=" + token).then().log().all();
    }

    @HealthCheck(value = "it fails with what was answered", id = "answered")
    void answered(RequestSpecification http, @FromEnvironment("token") String token) {
      assertThat(http.header("X-Own", token).get("/?q=" + token).asString()).isEqualTo("x");
    }

    @HealthCheck(value = "it throws", id = "throws")
    void throwsIt(@FromEnvironment("token") String token) {
      throw new IllegalStateException("token is " + token, new IOException(token));
    }

    @HealthCheck(value = "it warns", id = "warns")
    void warns(@FromEnvironment("token") String token, Warnings warnings) {
      warnings.warn("I know " + token);
    }
  }

  static class TalkativeBefore {
    @BeforeAll
    static void prepare() {
      throw new IllegalStateException("before all: " + CANARY);
    }

    @HealthCheck(value = "one", id = "never")
    void never() {}
  }

  static class TalkativeConstructor {
    TalkativeConstructor() {
      throw new IllegalStateException("constructor: " + CANARY);
    }

    @HealthCheck(value = "one", id = "unmade")
    void unmade() {}
  }

  static class TalkativeAfter {
    @HealthCheck(value = "one", id = "after")
    void after() {}

    @AfterAll
    static void tidyUp() {
      throw new IllegalStateException("after all: " + CANARY);
    }
  }

  private Ended left(RawServer server) throws Exception {
    return left(server, jvm -> jvm);
  }

  private Ended left(RawServer server, UnaryOperator<SuiteJvm> how) throws Exception {
    Files.writeString(Files.createDirectories(folder.resolve("secrets")).resolve("token"), CANARY);
    Path debug =
        Files.writeString(
            folder.resolve("logback.xml"),
            """
            <configuration>
              <appender name="console" class="ch.qos.logback.core.ConsoleAppender">
                <encoder><pattern>%level %logger %msg%n</pattern></encoder>
              </appender>
              <root level="DEBUG"><appender-ref ref="console"/></root>
            </configuration>
            """);
    SuiteJvm jvm =
        new SuiteJvm(folder)
            .configuration(
                """
                environments:
                  ci:
                    url: %s
                    credentials: {bearer: "${file:secrets/token}"}
                    values: {token: "${file:secrets/token}"}
                """
                    .formatted(server.uri()))
            .with("logback.configurationFile", debug.toString());
    return how.apply(jvm)
        .run(
            Talkative.class,
            TalkativeBefore.class,
            TalkativeConstructor.class,
            TalkativeAfter.class);
  }

  private static RawServer echoing() throws IOException {
    return RawServer.answering(
        "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nX-Echo: %1$s\r\nContent-Length: %2$d\r\n\r\n%1$s"
            .formatted(CANARY, CANARY.length()));
  }

  /** Not among the classes, of whose source it is a part. */
  private List<Path> filesWithTheCanary() throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (file.toString().endsWith(".class")) {
          continue;
        }
        if (Files.readString(file, ISO_8859_1).contains(CANARY)) {
          found.add(folder.relativize(file));
        }
      }
    }
    return found;
  }

  @Test
  void theSecretIsInNoFileButItsOwn() throws Exception {
    try (RawServer server = echoing()) {
      Ended left = left(server);

      assertThat(left.round().runs()).as(left.printed()).hasSize(7);
      assertThat(server.requests())
          .allSatisfy(head -> assertThat(head).contains("Authorization: Bearer " + CANARY));
      assertThat(left.printed()).contains("a line of the suite's own", "X-Own=*****");
      assertThat(filesWithTheCanary()).containsExactly(Path.of("secrets/token"));
    }
  }

  @Test
  void theSecretIsInNoFileButItsOwnAlsoWhereChecksRunAsTheyAreAskedFor() throws Exception {
    try (RawServer server = echoing()) {
      Ended left =
          left(
              server,
              jvm ->
                  jvm.serving(
                      1,
                      "run sends",
                      "run answered",
                      "run throws",
                      "run warns",
                      "run never",
                      "run unmade",
                      "run after",
                      "end"));

      assertThat(left.round().runs()).as(left.printed()).hasSize(7);
      assertThat(filesWithTheCanary()).containsExactly(Path.of("secrets/token"));
    }
  }

  @Test
  void whatAllureIsToldIsMaskedAndNotLeftOut() throws Exception {
    try (RawServer server = echoing()) {
      left(server);

      StringBuilder results = new StringBuilder();
      try (Stream<Path> files = Files.list(folder.resolve("allure-results"))) {
        for (Path file : files.toList()) {
          results.append(Files.readString(file));
        }
      }
      assertThat(results)
          .contains("token is *****", "I know *****", "x-echo       *****", "before all: *****");
    }
  }
}
