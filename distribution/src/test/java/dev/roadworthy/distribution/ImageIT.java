package dev.roadworthy.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The image that the Dockerfile makes, on the Java of this test, run as its page advises. */
@EnabledOnOs(OS.LINUX)
class ImageIT {

  private static final String OWN = "roadworthy-test-" + ProcessHandle.current().pid();
  private static final String BASE = OWN + "-base";
  private static final List<String> RUN =
      List.of("run", "--init", "--read-only", "--tmpfs", "/tmp:exec", "--network", "host");

  @TempDir static Path folder;

  private static Docker docker;

  @TempDir Path suite;

  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeAll
  static void build() throws Exception {
    docker = Docker.orSkipped(folder);
    docker.makeBase(folder, BASE);
    docker.says(
        "build",
        "--quiet",
        "--tag",
        OWN,
        "--build-arg",
        "BASE=" + BASE,
        Distribution.unpackedInto(folder).home().toString());
  }

  @AfterAll
  static void takeAway() throws Exception {
    if (docker != null) {
      docker.shell().run("rm", "--force", "--volumes", OWN);
      docker.shell().run("rmi", "--force", OWN, BASE);
    }
  }

  @BeforeEach
  void makeReadableByOthers() throws Exception {
    assertThat(new ProcessBuilder("chmod", "755", suite.toString()).start().waitFor()).isZero();
  }

  private static String[] running(List<String> options, String... arguments) {
    List<String> all = new ArrayList<>(RUN);
    all.addAll(options);
    all.add(OWN);
    all.addAll(List.of(arguments));
    return all.toArray(String[]::new);
  }

  private List<String> withSuite() {
    return List.of("--rm", "--volume", suite + ":/suite:ro");
  }

  @Test
  void saysItsVersionAndIsNotRoot() throws Exception {
    assertThat(docker.says(running(List.of("--rm"), "--version")))
        .isEqualTo("Roadworthy " + Distribution.VERSION);
    assertThat(
            docker.says(
                running(
                    List.of("--rm", "--entrypoint", "sed"),
                    "-n",
                    "s/^Uid:\\t\\([0-9]*\\).*/\\1/p",
                    "/proc/self/status")))
        .isEqualTo("10001");
  }

  @Test
  void validatesWhatIsMounted() throws Exception {
    try (Application application = new Application()) {
      Files.writeString(suite.resolve("roadworthy.yaml"), application.configuration());
      docker.says(running(withSuite(), "validate", "-e", "staging"));
    }
    Files.writeString(suite.resolve("roadworthy.yaml"), "environments: {staging: {url: shop}}");

    Shell.Said wrong = docker.shell().run(running(withSuite(), "validate", "-e", "staging"));

    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains("roadworthy.yaml:1:31 environments.staging.url");
  }

  @Test
  void watchesAndAnswersUntilItIsStoppedAndHasKeptItsRuns() throws Exception {
    try (Application application = new Application()) {
      Files.writeString(suite.resolve("roadworthy.yaml"), application.configuration());
      Suite.copiedInto(suite.resolve("classes"));
      Path lib = Files.createDirectory(suite.resolve("lib"));
      for (Path jar : Suite.dependencies()) {
        Files.copy(jar, lib.resolve(jar.getFileName()));
      }
      int port = freePort();

      docker.says(
          running(
              List.of("--detach", "--name", OWN, "--volume", suite + ":/suite:ro"),
              "watch",
              "classes",
              "--classpath",
              "lib",
              "-e",
              "staging",
              "--port",
              "" + port));
      await()
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(() -> assertThat(health(port)).as(said()).isEqualTo(200));
      assertThat(application.isWatched()).isTrue();
      docker.says("exec", OWN, "roadworthy", "status", "--json");

      docker.says("stop", "--time", "40", OWN);

      assertThat(docker.says("inspect", "--format", "{{.State.ExitCode}}", OWN))
          .as("ended by itself, and not by SIGKILL, which is 137")
          .isIn("130", "143");
      assertThat(docker.says(running(List.of("--rm", "--volumes-from", OWN), "status")))
          .contains("front");
    }
  }

  /** Of the status server; 0 while it does not listen. */
  private int health(int port) throws InterruptedException {
    try {
      URI healthz = URI.create("http://127.0.0.1:" + port + "/healthz");
      return http.send(
              HttpRequest.newBuilder(healthz).build(), HttpResponse.BodyHandlers.discarding())
          .statusCode();
    } catch (IOException e) {
      return 0;
    }
  }

  private static String said() throws Exception {
    Shell.Said logs = docker.shell().run("logs", OWN);
    return logs.out() + logs.err();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
