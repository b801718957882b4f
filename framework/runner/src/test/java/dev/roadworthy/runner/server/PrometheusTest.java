package dev.roadworthy.runner.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.runner.watch.Snapshots;
import dev.roadworthy.testkit.Runs;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus reads what a watch says, and its own tool finds nothing to improve. */
class PrometheusTest {

  private static final String TOKEN = "canary-token-0123456789";

  @TempDir Path folder;

  private StatusServer server;

  @BeforeAll
  static void isThere() {
    boolean there =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .map(Path::of)
            .anyMatch(
                path ->
                    Files.isExecutable(path.resolve("prometheus"))
                        && Files.isExecutable(path.resolve("promtool")));
    boolean required = System.getenv("ROADWORTHY_REQUIRE_PROMETHEUS") != null;
    assumeTrue(
        there || required, "no prometheus and promtool on the PATH (apt install prometheus)");
  }

  @BeforeEach
  void start() throws IOException {
    server =
        StatusServer.start(
            new ServerSettings(InetAddress.getLoopbackAddress(), 0, Token.of(TOKEN)),
            new PastIncidents(folder.resolve("history.db"))::open);
    var snapshot = Snapshots.watch().up("商店/首页").down("landing", "refused").build();
    var run =
        Runs.with(new Fault(FaultCode.REFUSED, "refused"), "landing").in("production").build();
    for (var each : server.listeners()) {
      each.beat(snapshot);
      each.ran(run);
    }
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void itsToolFindsNothingToImprove() throws Exception {
    Path metrics = folder.resolve("metrics");
    Files.writeString(
        metrics,
        new Client(server.port()).get("/metrics", "Authorization", "Bearer " + TOKEN).body());
    Path said = folder.resolve("said");
    Process tool =
        new ProcessBuilder("promtool", "check", "metrics")
            .redirectInput(metrics.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();

    assertThat(tool.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(said)).isEmpty();
    assertThat(tool.exitValue()).isZero();
  }

  @Test
  void readsThemWithTheTokenAndAnswersQueries() throws Exception {
    int port = freePort();
    Path configuration = folder.resolve("prometheus.yml");
    Files.writeString(
        configuration,
        """
        global:
          scrape_interval: 1s
        scrape_configs:
          - job_name: roadworthy
            authorization:
              credentials: %s
            static_configs:
              - targets: ["127.0.0.1:%d"]
        """
            .formatted(TOKEN, server.port()));
    Process prometheus =
        new ProcessBuilder(
                List.of(
                    "prometheus",
                    "--config.file=" + configuration,
                    "--storage.tsdb.path=" + folder.resolve("data"),
                    "--web.listen-address=127.0.0.1:" + port))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    try {
      Client client = new Client(port);
      await()
          .atMost(Duration.ofSeconds(60))
          .ignoreExceptions()
          .until(() -> value(client, "up").equals("1"));

      assertThat(value(client, "roadworthy_check_status{check=\"landing\",status=\"DOWN\"}"))
          .isEqualTo("1");
      assertThat(value(client, "roadworthy_check_status{check=\"商店/首页\",status=\"UP\"}"))
          .isEqualTo("1");
      assertThat(value(client, "sum(roadworthy_runs_total)")).isEqualTo("1");
      assertThat(
              value(
                  client,
                  "time() - roadworthy_check_last_run_timestamp_seconds{check=\"landing\"} > bool 0"))
          .isEqualTo("1");
    } finally {
      prometheus.destroyForcibly().waitFor();
    }
  }

  private static String value(Client client, String query) throws Exception {
    return client
        .json("/api/v1/query?query=" + URLEncoder.encode(query, UTF_8))
        .at("/data/result/0/value/1")
        .asString();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
