package dev.roadworthy.samples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The shop as a person starts it: a process with arguments, standard output and a signal. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ShopMainTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  @Test
  void aShopPrintsItsUrlsLogsEachRequestInJsonAndStopsOnASignal() throws Exception {
    Process process = start("0", "0", "0");
    try (BufferedReader out = process.inputReader()) {
      URI http = url(out.readLine(), "shop");
      assertThat(url(out.readLine(), "shop")).hasScheme("https");
      assertThat(url(out.readLine(), "faults")).hasPath("/faults");
      assertThat(out.readLine()).isEqualTo("-----BEGIN CERTIFICATE-----");

      int status =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(http.resolve("/api/items/none?q=1"))
                      .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                      .build(),
                  BodyHandlers.discarding())
              .statusCode();

      assertThat(status).isEqualTo(404);
      JsonNode line = JsonMapper.shared().readTree(nextJson(out));
      assertThat(line.get("formattedMessage").asString()).isEqualTo("request");
      assertThat(line.at("/mdc/trace_id").asString()).isEqualTo(TRACE);
      assertThat(line.get("kvpList").toString())
          .startsWith(
              "[{\"method\":\"GET\"},{\"path\":\"/api/items/none\"},{\"status\":\"404\"},{\"ms\":\"");

      process.destroy();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void aWrongArgumentIsExplainedWithoutAStackTrace() throws Exception {
    Process process = start("http");

    assertThat(process.waitFor()).isEqualTo(2);
    assertThat(process.errorReader().lines())
        .containsExactly(
            "not a port: http",
            "usage: [http port] [https port] [admin port], each 0 to 65535 (8080 8443 8081 if not"
                + " given)");
  }

  @Test
  void aTakenPortIsNamedWithoutAStackTrace() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Process process = start("0", String.valueOf(other.getLocalPort()), "0");

      assertThat(process.waitFor()).isEqualTo(1);
      assertThat(process.errorReader().lines())
          .singleElement()
          .asString()
          .startsWith("the shop cannot be started: port " + other.getLocalPort());
    }
  }

  private static Process start(String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(ShopMain.class.getName());
    command.addAll(List.of(args));
    return new ProcessBuilder(command).start();
  }

  private static URI url(String line, String name) {
    assertThat(line).startsWith(name + " ");
    return URI.create(line.substring(name.length()).strip());
  }

  private static String nextJson(BufferedReader out) throws IOException {
    String line = out.readLine();
    while (!line.startsWith("{")) {
      line = out.readLine();
    }
    return line;
  }
}
