package dev.roadworthy.runner.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A watch as it is seen from elsewhere: over HTTP, and in its log. */
@EnabledOnOs(OS.LINUX)
class WatchSeenTest {

  private static final String CANARY = "canary-of-a-secret-1234";

  private static final String CHECKS =
      """
        @HealthCheck(value = "It answers", id = "landing", every = "1s", timeout = "2s")
        void landing(RequestSpecification http) {
          http.get("/").then().statusCode(200);
        }

        @HealthCheck(value = "It tells", id = "tells", every = "1s", timeout = "2s")
        void tells() {
          throw new IllegalStateException("it is " + "canary-of-a-" + "secret-1234");
        }
      """;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient http = HttpClient.newHttpClient();

  @TempDir Path folder;

  @RegisterExtension
  private final TestBed bed = new TestBed(() -> folder, "policy: {open: 2 of 3, close: 2}\n");

  @BeforeEach
  void hideACanary() throws IOException {
    Files.writeString(folder.resolve("secret"), CANARY);
    bed.shell()
        .configured(
            bed.configuration()
                .replace("alerts: true", "alerts: true\n    values: {key: \"${file:secret}\"}"));
  }

  private HttpResponse<String> ask(int port, String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private boolean says(int port, String path, String what) throws InterruptedException {
    try {
      return ask(port, path).body().contains(what);
    } catch (IOException e) {
      return false; // it does not listen yet
    }
  }

  private static List<JsonNode> events(RunnerProcess watch, String event) throws IOException {
    return watch
        .out()
        .lines()
        .map(JSON::readTree)
        .filter(line -> line.get("event").asString().equals(event))
        .toList();
  }

  @Test
  void isSeenOverHttpAndLogsWhatHappensWithAllIdsAndNoSecret() throws Exception {
    int port = freePort();
    Path suite = CompiledSuite.of(folder, CHECKS);
    try (RunnerProcess watch =
        bed.shell().watch(suite, "--port", "" + port, "--log-format", "json")) {
      watch.awaitThat(() -> says(port, "/healthz", "\"healthy\":true"));
      bed.application().answers(502);
      watch.awaitThat(() -> says(port, "/api/v1/incidents", "U0502"));
      assertThat(ask(port, "/metrics").body())
          .contains(
              "roadworthy_runs_total{check=\"landing\",environment=\"staging\",outcome=\"FAILED\"}",
              "roadworthy_check_status{check=\"landing\",environment=\"staging\",status=\"DOWN\"} 1.0");
      assertThat(ask(port, "/api/v1/checks").body()).doesNotContain(CANARY);
      watch.awaitThat(
          () ->
              events(watch, "letter").stream()
                  .anyMatch(line -> line.toString().contains("landing")));

      watch.interruptAlone();
      assertThat(watch.ended().exit()).isEqualTo(130);
      assertThat(watch.out()).doesNotContain(CANARY);
      assertThat(watch.err()).isEmpty();
      idsFollowOneFailure(watch);
    }
  }

  private static void idsFollowOneFailure(RunnerProcess watch) throws IOException {
    JsonNode opened =
        events(watch, "incident").stream()
            .filter(line -> line.get("check").asString().equals("landing"))
            .findFirst()
            .orElseThrow();
    JsonNode letter =
        events(watch, "letter").stream()
            .filter(line -> line.get("check").asString().equals("landing"))
            .findFirst()
            .orElseThrow();
    JsonNode run =
        events(watch, "run").stream()
            .filter(line -> line.get("run").equals(opened.get("run")))
            .findFirst()
            .orElseThrow();
    assertThat(letter.get("incident")).isEqualTo(opened.get("incident"));
    assertThat(run.get("trace").asString()).matches("[0-9a-f]{32}");
    assertThat(run.get("level").asString()).isEqualTo("ERROR");
    assertThat(run.get("message").asString()).startsWith("U0502");
    assertThat(events(watch, "worker")).isNotEmpty();
    assertThat(events(watch, "decision"))
        .anyMatch(line -> line.get("status").asString().equals("DOWN"));
  }

  @Test
  void refusesToBeSeenByOthersWithoutAToken() throws Exception {
    Path suite = CompiledSuite.of(folder, CHECKS);
    try (RunnerProcess watch = bed.shell().watch(suite, "--port", "0", "--bind", "0.0.0.0")) {
      Shell.Said said = watch.ended();

      assertThat(said.exit()).isEqualTo(2);
      assertThat(said.err()).contains("needs a token").doesNotContain("at dev.");
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
