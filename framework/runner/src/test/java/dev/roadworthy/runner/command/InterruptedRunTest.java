package dev.roadworthy.runner.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.roadworthy.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Ctrl-C, at every stage of a round: runner, suite JVM and receiver are real. */
@EnabledOnOs(OS.LINUX)
class InterruptedRunTest {

  private static final String FIRST_AND_SECOND =
      """
        @HealthCheck(value = "It answers", id = "a-first", every = "1h", timeout = "30s")
        void first(RequestSpecification http) {
          http.get("/").then().statusCode(200);
        }
        @HealthCheck(value = "It answers late", id = "b-second", every = "1h", timeout = "30s")
        void second(RequestSpecification http) {
          http.get("/gate").then().statusCode(200);
        }
      """;

  @TempDir Path folder;

  @RegisterExtension
  private final TestBed bed = new TestBed(() -> folder, "policy: {open: 1 of 1, close: 1}\n");

  private Path suite;

  @BeforeEach
  void compile() throws IOException {
    suite = CompiledSuite.of(folder, FIRST_AND_SECOND);
  }

  private int runsInHistory() {
    try (Store store = Store.sqlite(bed.home().database())) {
      return store.history().rounds("staging", "main", 100).stream()
          .mapToInt(round -> store.history().runs(round.round().id()).size())
          .sum();
    }
  }

  private static void endedEarly(Shell.Said said, ProcessHandle suite) {
    assertThat(said.exit()).isEqualTo(130);
    assertThat(said.err()).isEqualTo("Stopped. What was known by then is kept and decided on\n");
    assertThat(suite.isAlive()).isFalse();
  }

  @Test
  void whileTheSuiteStartsNothingIsKnownAndTheNextRoundIsAWholeOne() throws Exception {
    try (RunnerProcess runner = bed.shell().start(suite, Shell.IN_ORDER)) {
      ProcessHandle jvm = runner.suite();

      runner.interrupt();

      endedEarly(runner.ended(), jvm);
    }
    assertThat(runsInHistory()).isZero();
    assertThat(bed.shell().run(suite, Shell.IN_ORDER).exit()).isZero();
    assertThat(runsInHistory()).isEqualTo(2);
  }

  @Test
  void duringACheckWhatWasSaidBeforeIsDecidedOnAndTheCheckIsNotBlamed() throws Exception {
    interruptedDuringTheSecondCheck(RunnerProcess::interrupt);
  }

  @Test
  void aRunnerThatIsInterruptedAloneTakesItsSuiteWithIt() throws Exception {
    interruptedDuringTheSecondCheck(RunnerProcess::interruptAlone);
  }

  @Test
  void aSuiteThatIsTheFirstToEndByCtrlCIsNotTakenForDead() throws Exception {
    interruptedDuringTheSecondCheck(
        runner -> {
          ProcessHandle jvm = runner.suite();
          RunnerProcess.interrupt(jvm.pid());
          await().atMost(Duration.ofSeconds(10)).until(() -> !jvm.isAlive());
          runner.interruptAlone();
        });
  }

  @Test
  void anApplicationThatEndsWithTheSuiteIsNotBlamedForIt() throws Exception {
    bed.application().gate().shut();
    Path embedded =
        CompiledSuite.of(
            folder.resolve("embedded"),
            """
              private static com.sun.net.httpserver.HttpServer app;
              private static Thread check;

              @HealthCheck(value = "It answers", id = "embedded", every = "1h", timeout = "30s")
              void answers(RequestSpecification http) throws Exception {
                check = Thread.currentThread();
                app = com.sun.net.httpserver.HttpServer.create(new java.net.InetSocketAddress("127.0.0.1", 0), 0);
                app.setExecutor(task -> new Thread(task).start());
                app.createContext("/", request -> new java.net.URL("%s/gate").openStream().read());
                app.start();
                Runtime.getRuntime().addShutdownHook(new Thread(SmallIT::close));
                http.get("http://127.0.0.1:" + app.getAddress().getPort()).then().statusCode(200);
              }

              private static void close() {
                app.stop(0);
                try {
                  check.join(1_000);
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              }
            """
                .formatted(bed.application().url()));
    try (RunnerProcess runner = bed.shell().start(embedded, Shell.IN_ORDER)) {
      runner.awaitThat(() -> bed.application().gate().arrivals() > 0);
      ProcessHandle jvm = runner.suite();

      runner.interrupt();

      Shell.Said said = runner.ended();
      endedEarly(said, jvm);
      assertThat(said.out()).contains("0 checks").doesNotContain("FAILED", "BROKEN");
    }
    assertThat(runsInHistory()).isZero();
  }

  private interface Signal {
    void to(RunnerProcess runner) throws Exception;
  }

  private void interruptedDuringTheSecondCheck(Signal signal) throws Exception {
    bed.application().answers(503);
    bed.application().gate().shut();
    try (RunnerProcess runner = bed.shell().start(suite, Shell.IN_ORDER)) {
      runner.awaitThat(() -> bed.application().gate().arrivals() > 0);
      ProcessHandle jvm = runner.suite();

      signal.to(runner);

      Shell.Said said = runner.ended();
      endedEarly(said, jvm);
      assertThat(said.out())
          .contains("FAILED", "a-first", "1 check: 1 failed", "opened: staging/a-first")
          .contains("1 letter waiting for the next round")
          .doesNotContain("BROKEN");
    }
    assertThat(runsInHistory()).isEqualTo(1);
    assertThat(bed.shell().type("status").out()).contains("DOWN", "to team: pending");
    bed.application().answers(200);
    bed.application().gate().open();
    assertThat(bed.shell().run(suite, Shell.IN_ORDER).exit()).isZero();
    assertThat(bed.letters()).containsExactly("incident.opened", "incident.resolved");
    assertThat(runsInHistory()).isEqualTo(3);
  }

  @Test
  void whileALetterIsDeliveredItGoesOutAgainUnderTheSameId() throws Exception {
    bed.application().answers(503);
    bed.receiver().gate().shut();
    try (RunnerProcess runner =
        bed.shell().start(suite, "-e", "staging", "--check", "a-first", "--deliver-within", "60")) {
      runner.awaitThat(() -> bed.receiver().gate().arrivals() > 0);

      runner.interrupt();

      Shell.Said said = runner.ended();
      assertThat(said.exit()).isEqualTo(130);
      assertThat(said.err()).startsWith("Stopped.");
      assertThat(said.out()).contains("1 letter waiting for the next round");
    }
    bed.receiver().gate().open();
    bed.shell().run(suite, "-e", "staging", "--check", "a-first");
    assertThat(bed.receiver().arrivals()).hasSize(2);
    assertThat(bed.receiver().arrivals().get(1).id())
        .isEqualTo(bed.receiver().arrivals().get(0).id());
    assertThat(bed.shell().type("status").out()).doesNotContain("to team");
  }

  @Test
  void aScriptStillGetsItsWholeDocument() throws Exception {
    bed.application().gate().shut();
    try (RunnerProcess runner =
        bed.shell().start(suite, "-e", "staging", "--check", "b-second", "--json")) {
      runner.awaitThat(() -> bed.application().gate().arrivals() > 0);

      runner.interrupt();

      Shell.Said said = runner.ended();
      assertThat(said.exit()).isEqualTo(130);
      JsonNode round = new JsonMapper().readTree(said.out());
      assertThat(round.path("stopped").asBoolean()).isTrue();
      assertThat(round.path("exitCode").asInt()).isEqualTo(130);
      assertThat(round.path("runs")).isEmpty();
    }
  }
}
