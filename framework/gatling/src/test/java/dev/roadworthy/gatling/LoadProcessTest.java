package dev.roadworthy.gatling;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.roadworthy.gatling.child.LoadMain;
import dev.roadworthy.gatling.child.Order;
import dev.roadworthy.gatling.engine.Profile;
import dev.roadworthy.journal.JournalEntry;
import dev.roadworthy.journal.JournalEntry.LoadMeasured;
import dev.roadworthy.load.LoadEnd;
import dev.roadworthy.load.LoadEnd.Reason;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a load ends, it has a result if it can, and nothing of it is left. */
@SuppressWarnings("NullAway.Init")
class LoadProcessTest {

  private static final Duration A_WHILE = Duration.ofSeconds(60);

  @TempDir Path folder;

  private Server server;

  @BeforeEach
  void startTheApplication() throws IOException {
    server = new Server();
  }

  @AfterEach
  void stopIt() {
    server.close();
  }

  private static LoadProcess start(Class<?> simulation, String url, Path folder)
      throws IOException {
    return LoadProcess.start(
        new LoadProcess.Start(
            simulation.getName(),
            List.of("-DbaseUrl=" + url),
            new Order(
                folder.resolve("load.journal"),
                "a-run",
                new Profile(1, URI.create(url), Set.of(), null, false),
                "full",
                null,
                Duration.ZERO,
                A_WHILE,
                List.of()),
            List.of("-Xmx128m")));
  }

  /** Does something once, in the first second that was measured. */
  private static Consumer<JournalEntry> inTheFirstSecond(Runnable once) {
    List<JournalEntry> seen = new ArrayList<>();
    return entry -> {
      if (entry instanceof LoadMeasured && seen.isEmpty()) {
        seen.add(entry);
        once.run();
      }
    };
  }

  @Test
  void whoIsAskedToStopHasAResult() throws Exception {
    try (LoadProcess load = start(Simulations.Endless.class, server.url(), folder)) {
      LoadEnd end = load.follow(A_WHILE, A_WHILE, inTheFirstSecond(() -> load.stop("enough")));

      assertThat(end).isNotNull();
      assertThat(end.reason()).isEqualTo(Reason.STOPPED);
      assertThat(end.text()).isEqualTo("enough");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void aSignalToEndHasAResultToo(String signal) throws Exception {
    try (LoadProcess load = start(Simulations.Endless.class, server.url(), folder)) {
      LoadEnd end = load.follow(A_WHILE, A_WHILE, inTheFirstSecond(() -> kill(signal, load.pid())));

      assertThat(end).isNotNull();
      assertThat(end.reason()).isEqualTo(Reason.STOPPED);
      assertThat(end.text()).isEqualTo("it was interrupted");
    }
  }

  @Test
  void whoNeverBeginsIsGivenUp() throws Exception {
    long pid;
    try (LoadProcess load = start(Simulations.Hanging.class, server.url(), folder)) {
      pid = load.pid();

      assertThat(load.follow(Duration.ofSeconds(3), A_WHILE, entry -> {})).isNull();
      assertThat(load.gaveUp()).isEqualTo("it did not begin within 3 s");
    }
    assertThat(ProcessHandle.of(pid)).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whoIsKilledHasNoResultAndSaysHow() throws Exception {
    try (LoadProcess load = start(Simulations.Endless.class, server.url(), folder)) {
      LoadEnd end = load.follow(A_WHILE, A_WHILE, inTheFirstSecond(() -> kill("KILL", load.pid())));

      assertThat(end).isNull();
      assertThat(LoadDeath.ended(load.exitCode(), List.of(), load.said()).message())
          .startsWith("the JVM that made the load was killed by signal 9");
    }
  }

  /** A JVM that starts a load, says which process that is, and waits for its end. */
  static final class Parent {
    public static void main(String[] arguments) throws Exception {
      Path folder = Path.of(arguments[1]);
      LoadProcess load = start(Simulations.Endless.class, arguments[0], folder);
      LoadEnd unused =
          load.follow(
              A_WHILE,
              A_WHILE,
              inTheFirstSecond(
                  () -> {
                    try {
                      Files.writeString(folder.resolve("pid"), load.pid() + "\n");
                    } catch (IOException e) {
                      throw new java.io.UncheckedIOException(e);
                    }
                  }));
    }
  }

  @Test
  void noOrphanMakesLoadWhenItsParentIsKilled() throws Exception {
    Process parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Parent.class.getName(),
                server.url(),
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("parent.log").toFile())
            .start();
    Path said = folder.resolve("pid");
    await().atMost(60, SECONDS).until(() -> Files.exists(said) && Files.size(said) > 0);
    ProcessHandle load =
        ProcessHandle.of(Long.parseLong(Files.readString(said).strip())).orElseThrow();

    parent.destroyForcibly().waitFor();

    await().atMost(10, SECONDS).until(() -> !load.isAlive());
  }

  @Test
  void anotherGatlingIsRefusedWithWhatWorks() throws Exception {
    Files.writeString(
        folder.resolve("gatling-version.properties"),
        "version=3.14.9\nrelease-date=2025-11-01T12:00:00Z\n");
    Process load =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                folder + File.pathSeparator + System.getProperty("java.class.path"),
                LoadMain.class.getName(),
                Simulations.Mix.class.getName())
            .redirectErrorStream(true)
            .start();

    String said = new String(load.getInputStream().readAllBytes(), UTF_8);

    assertThat(load.waitFor()).isEqualTo(LoadMain.UNUSABLE);
    assertThat(said.strip())
        .isEqualTo(
            "roadworthy: load tests run on Gatling 3.15.1, but on the class path is 3.14.9. Let"
                + " roadworthy-bom settle the version");
  }

  private static void kill(String signal, long pid) {
    try {
      int status = new ProcessBuilder("kill", "-" + signal, String.valueOf(pid)).start().waitFor();
      assertThat(status).isZero();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
