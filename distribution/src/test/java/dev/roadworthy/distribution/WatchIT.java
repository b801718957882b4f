package dev.roadworthy.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A suite, watched by the unpacked zip in the JVM that its start script starts. */
@EnabledOnOs(OS.LINUX)
class WatchIT {

  private static final String SUITE = "dev/roadworthy/distribution/suite";

  @TempDir Path folder;

  private HttpServer application;
  private final CountDownLatch asked = new CountDownLatch(3);

  @BeforeEach
  void openApplication() throws IOException {
    application = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    application.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, -1);
          }
          asked.countDown();
        });
    application.start();
  }

  @AfterEach
  void closeApplication() {
    application.stop(0);
  }

  @Test
  void endsOnSigtermInGoodOrderAndHasKeptItsRuns() throws Exception {
    Shell shell = Distribution.unpackedInto(folder).shell(folder).with("ROADWORTHY_CACHE", "off");
    Files.writeString(
        folder.resolve("roadworthy.yaml"),
        "environments: {staging: {url: 'http://localhost:%d'}}%n"
            .formatted(application.getAddress().getPort()));
    Path err = folder.resolve("watch.err");

    Process watch =
        shell.start(
            folder.resolve("watch.out"),
            err,
            "watch",
            suite().toString(),
            "--classpath",
            dependencies(),
            "-e",
            "staging");
    List<ProcessHandle> suites = new ArrayList<>();
    try {
      assertThat(asked.await(60, TimeUnit.SECONDS)).as(Files.readString(err)).isTrue();
      watch.descendants().forEach(suites::add);
      watch.destroy();

      assertThat(watch.waitFor(30, TimeUnit.SECONDS)).as("ended in time").isTrue();
      assertThat(watch.exitValue()).isIn(130, 143);
      assertThat(suites).isNotEmpty();
      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> suites.stream().noneMatch(ProcessHandle::isAlive));
      assertThat(shell.run("status", "-e", "staging").out()).contains("front");
    } finally {
      suites.forEach(ProcessHandle::destroyForcibly);
      watch.descendants().forEach(ProcessHandle::destroyForcibly);
      watch.destroyForcibly();
    }
  }

  /** Its classes alone, without these tests. */
  private Path suite() throws IOException {
    Path target = Files.createDirectories(folder.resolve("suite").resolve(SUITE));
    try (Stream<Path> classes = Files.list(Path.of("target/test-classes", SUITE))) {
      for (Path each : classes.toList()) {
        Files.copy(each, target.resolve(each.getFileName()));
      }
    }
    return folder.resolve("suite");
  }

  private static String dependencies() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(path -> path.endsWith(".jar"))
        .reduce((one, other) -> one + File.pathSeparator + other)
        .orElseThrow();
  }
}
