package dev.roadworthy.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.Outcome;
import dev.roadworthy.junit.SuiteJvm.Ended;
import dev.roadworthy.junit.http.RawServer;
import dev.roadworthy.run.Run;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks on a machine that may have no network, and its controls that say so. */
class ProberOfflineTest {

  @TempDir Path folder;
  private String closed = "";

  @BeforeEach
  void findAClosedPort() throws IOException {
    closed = "http://127.0.0.1:" + freePort();
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  static class TwoChecks {
    @HealthCheck(value = "it answers", id = "landing", timeout = "5s")
    void landing(RequestSpecification http) {
      http.get("/").then().statusCode(200);
    }

    @HealthCheck(value = "it finds", id = "search", timeout = "5s")
    void search(RequestSpecification http) {
      http.get("/search").then().statusCode(200);
    }
  }

  private Held held(String application, String... controls) {
    return new SuiteRunner(folder)
        .configuration(
            "environments: {ci: {url: '%s', reachability: [%s]}}"
                .formatted(application, String.join(", ", controls)))
        .run(TwoChecks.class);
  }

  private static String diagnosis(Run run) {
    Fault fault = run.fault();
    return fault == null ? "none" : fault.diagnosis();
  }

  @Test
  void thatReachesNoneOfThemSaysNothingAboutTheApplication() throws Exception {
    int port = freePort();
    Held held = held(closed, "'http://127.0.0.1:" + port + "'", "'https://nothing.invalid'");

    assertThat(held.runs())
        .hasSize(2)
        .allSatisfy(run -> assertThat(run.outcome()).isEqualTo(Outcome.INCONCLUSIVE));
    assertThat(held.thrown("landing"))
        .isInstanceOf(InconclusiveException.class)
        .hasMessageStartingWith(
            "X0103 check: this machine could not reach 127.0.0.1:"
                + port
                + " (Connection refused), nothing.invalid:443 (")
        .hasMessageContaining(") either; GET " + closed + "/: connection refused by ");
  }

  @Test
  void thatReachesOneOfThemTakesTheFaultForTheApplications() throws Exception {
    try (RawServer control = RawServer.answering("")) {
      Held held = held(closed, "'" + closed + "'", "'" + control.uri() + "'");

      assertThat(held.runs())
          .hasSize(2)
          .allSatisfy(run -> assertThat(diagnosis(run)).startsWith("N0201 network: "));
      assertThat(control.connections()).as("looked once for both").isEqualTo(1);
      assertThat(control.requests()).isEmpty();
    }
  }

  @Test
  void withoutControlsKnowsNoBetter() {
    assertThat(diagnosis(held(closed).run("landing"))).startsWith("N0201 network: ");
  }

  @Test
  void looksAtNothingWhereChecksPassOrFailForAnotherReason() throws Exception {
    try (RawServer control = RawServer.answering("");
        RawServer application =
            RawServer.playing(
                connection -> {
                  if (connection.readRequest().get(0).contains("/search")) {
                    connection.write("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n");
                  }
                  connection.write(RawServer.ok("hi"));
                })) {
      Held held = held(application.uri().toString(), "'" + control.uri() + "'");

      assertThat(held.run("landing").outcome()).isEqualTo(Outcome.PASSED);
      assertThat(diagnosis(held.run("search"))).startsWith("U0502 ");
      assertThat(control.connections()).isZero();
    }
  }

  @Test
  void inANamespaceWithoutAnyNetworkIsOffline() throws Exception {
    boolean required = System.getenv("ROADWORTHY_REQUIRE_NAMESPACES") != null;
    assumeTrue(
        required || succeeds("unshare", "--net", "true"),
        "a network namespace takes root and unshare(1)");
    Ended ended =
        new SuiteJvm(folder)
            .configuration(
                "environments: {ci: {url: 'http://192.0.2.1', reachability: ['https://198.51.100.1',"
                    + " 'https://nothing.invalid']}}")
            .under(List.of("unshare", "--net"))
            .run(TwoChecks.class);

    assertThat(ended.round().runs())
        .as(ended.printed())
        .hasSize(2)
        .allSatisfy(
            run ->
                assertThat(diagnosis(run))
                    .startsWith("X0103 check: this machine could not reach 198.51.100.1:443 (")
                    .contains("unreachable", "GET http://192.0.2.1/"));
  }

  private static boolean succeeds(String... command) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(command).start();
      return process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
