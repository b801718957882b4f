package dev.roadworthy.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.Outcome;
import dev.roadworthy.junit.http.RawServer;
import dev.roadworthy.run.Run;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However much a check says, sends or is told, its record stays small. */
class BoundsTest {

  private static final String LONG = "x".repeat(1 << 20);

  @TempDir Path folder;

  static class Wordy {
    @HealthCheck(value = "it raises a long fault", id = "raises")
    void raises() {
      throw Fault.code("A1042").because(LONG);
    }

    @HealthCheck(value = "it warns for ever", id = "warns")
    void warns(Warnings warnings) {
      for (int i = 1; i <= 1_000; i++) {
        warnings.warn(i + " " + LONG.substring(0, 10_000));
      }
    }
  }

  static class WordyBefore {
    @BeforeAll
    static void fail() {
      throw new IllegalStateException(LONG);
    }

    @HealthCheck(value = "it never begins", id = "never")
    void never() {}
  }

  private static String message(Run run) {
    @Nullable Fault fault = run.fault();
    return fault == null ? "" : fault.message();
  }

  @Test
  void aFaultIsOneLineOfAtMost400Characters() {
    Held held = new SuiteRunner(folder).run(Wordy.class);

    assertThat(message(held.run("raises"))).hasSize(400).endsWith("x…");
    assertThat(held.message("raises")).startsWith("A1042 application: xxx").hasSizeLessThan(500);
  }

  @Test
  void theFirstHundredWarningsAreKeptAndTheOthersCounted() {
    Run run = new SuiteRunner(folder).run(Wordy.class).run("warns");

    assertThat(run.outcome()).isEqualTo(Outcome.DEGRADED);
    assertThat(run.evidence().warnings())
        .hasSize(101)
        .allSatisfy(warning -> assertThat(warning).hasSizeLessThanOrEqualTo(400))
        .endsWith("900 more warnings are left out");
    assertThat(run.evidence().warnings().get(99)).startsWith("100 xxx");
    assertThat(message(run)).startsWith("1 xxx").endsWith("… (and 999 more)");
  }

  @Test
  void whyACheckNeverBeganIsTold8000CharactersLong() {
    Run run = new SuiteRunner(folder).run(WordyBefore.class).run("never");

    assertThat(message(run)).hasSize(400);
    assertThat(run.evidence().detail()).hasSizeBetween(8_000, 8_010);
  }

  static class Fails {
    @HealthCheck(value = "it fails", id = "fails")
    void fails(RequestSpecification http) {
      http.get("/?q=" + "y".repeat(20_000)).then().statusCode(404);
    }
  }

  @Test
  void ofAnAnswersHeadersAHundredAreKeptEachWithItsBeginning() throws Exception {
    StringBuilder head = new StringBuilder("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n");
    for (int i = 100; i < 600; i++) {
      head.append("X-").append(i).append(": ").append("v".repeat(20_000)).append("\r\n");
    }
    try (RawServer server = RawServer.answering(head.append("\r\n").toString())) {
      Run run =
          new SuiteRunner(folder)
              .configuration("environments: {ci: {url: '" + server.uri() + "'}}")
              .run(Fails.class)
              .run("fails");

      Map<String, String> headers = run.evidence().headers();
      assertThat(headers).hasSize(101).containsEntry("…", "401 more headers are left out");
      assertThat(headers.get("x-100")).hasSize(1_001).endsWith("v…");
      assertThat(run.exchanges().get(0).url()).hasSize(2_001).endsWith("y…");
    }
  }

  static class Hammers {
    @HealthCheck(value = "it polls without a pause", id = "hammers", timeout = "50s", every = "1h")
    void hammers(RequestSpecification http) {
      while (true) {
        http.head("/");
      }
    }
  }

  @Test
  void aCheckSendsAtMost1000Requests() throws Exception {
    try (RawServer server = RawServer.answering("HTTP/1.1 204 No Content\r\n\r\n")) {
      Run run =
          new SuiteRunner(folder)
              .configuration("environments: {ci: {url: '" + server.uri() + "'}}")
              .run(Hammers.class)
              .run("hammers");

      assertThat(server.requests()).hasSize(1_000);
      assertThat(run.outcome()).isEqualTo(Outcome.BROKEN);
      assertThat(message(run))
          .contains("A check sends at most 1,000 requests", "poll every 500 ms instead");
      assertThat(run.exchanges()).hasSize(1_000);
    }
  }
}
