package dev.roadworthy.runner.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole walk in real processes: a suite JVM, its journal, SQLite, a receiver of letters. */
class RunCommandTest {

  private static final String ONE_CHECK =
      """
        @HealthCheck(value = "It answers", id = "answers", every = "30s")
        void answers(RequestSpecification http) {
          http.get("/").then().statusCode(200);
        }
      """;

  @TempDir Path folder;

  @RegisterExtension private final TestBed bed = new TestBed(() -> folder, "");

  private Shell.Said run(Path suite) {
    return bed.shell().run(suite, "-e", "staging");
  }

  @Test
  void aRoundInWhichAllIsWellEndsWithZeroAndIsRemembered() throws IOException {
    Shell.Said said = run(CompiledSuite.of(folder, ONE_CHECK));

    assertThat(said.err()).isEmpty();
    assertThat(said.exit()).isZero();
    assertThat(said.out()).contains("staging", "answers", "1 check: 1 passed");
    Shell.Said status = bed.shell().type("status");
    assertThat(status.out()).contains("UP", "answers", "the newest run passed");
  }

  @Test
  void threeFailuresOpenAnIncidentAndTwoPassesCloseItAndTheTeamHearsOfBoth() throws IOException {
    Path suite = CompiledSuite.of(folder, ONE_CHECK);
    bed.application().answers(503);
    Shell.Said first = run(suite);
    assertThat(first.exit()).isEqualTo(1);
    assertThat(first.out()).contains("U0503 undecided: GET / answered 503");
    run(suite);
    assertThat(bed.receiver().arrivals()).isEmpty();

    Shell.Said third = run(suite);

    assertThat(third.out()).contains("opened: staging/answers", "3 of the last 5 failed");
    assertThat(bed.letters()).containsExactly("incident.opened");
    bed.application().answers(200);
    run(suite);
    Shell.Said fifth = run(suite);
    assertThat(fifth.exit()).isZero();
    assertThat(fifth.out()).contains("closed: staging/answers");
    assertThat(bed.letters()).containsExactly("incident.opened", "incident.resolved");
  }

  @Test
  void aLetterThatDidNotArriveGoesOutWithTheNextRoundUnderTheSameId() throws IOException {
    bed.shell().configured(bed.configuration() + "policy: {open: 1 of 1}");
    Path suite = CompiledSuite.of(folder, ONE_CHECK);
    bed.application().answers(503);
    bed.receiver().answers(500);

    Shell.Said first = run(suite);

    assertThat(first.out()).contains("1 letter waiting");
    assertThat(bed.shell().type("status").out()).contains("to team: pending", "500");
    int refused = bed.receiver().arrivals().size();
    assertThat(refused).isPositive();
    bed.receiver().answers(204);
    bed.shell().run(suite, "-e", "staging", "--deliver-within", "60");
    assertThat(bed.receiver().arrivals()).hasSize(refused + 1);
    assertThat(bed.receiver().arrivals())
        .extracting(Receiver.Arrival::id)
        .containsOnly(bed.receiver().arrivals().get(0).id());
    assertThat(bed.shell().type("status").out()).doesNotContain("to team");
  }

  @Test
  void aHookThatIsDownMakesTheLetterWaitAndTheRoundIsWhatItsChecksSay() throws IOException {
    bed.shell().configured(bed.configuration() + "policy: {open: 1 of 1}");
    Path suite = CompiledSuite.of(folder, ONE_CHECK);
    bed.receiver().close();
    bed.application().answers(503);

    Shell.Said down = run(suite);

    assertThat(down.exit()).isEqualTo(1);
    assertThat(down.err()).isEmpty();
    assertThat(down.out())
        .contains("opened: staging/answers")
        .contains("1 letter waiting for the next round; `roadworthy status` says why");
    assertThat(bed.shell().type("status").out()).contains("to team: pending", "refused");
    bed.receiverIsBack();
    Shell.Said up = bed.shell().run(suite, "-e", "staging", "--deliver-within", "60");
    assertThat(up.out()).contains("1 letter delivered");
    assertThat(bed.letters()).containsExactly("incident.opened");
  }

  @Test
  void aSuiteIsToldWhatDecidesOnLoadInProduction() throws IOException {
    bed.shell().configured(bed.configuration() + "policy: {open: 1 of 1}");
    Path suite =
        CompiledSuite.of(
            folder,
            ONE_CHECK
                + """
                  @HealthCheck(value = "It is told", id = "told")
                  void told(Warnings warnings) {
                    warnings.warn(System.getProperty("roadworthy.permit-load")
                        + ", open: " + System.getProperty("roadworthy.open-incidents"));
                  }
                """);
    bed.application().answers(503);

    assertThat(run(suite).out()).contains("false, open: none");
    assertThat(bed.shell().run(suite, "-e", "staging", "--permit-load").out())
        .contains("true, open: answers");
  }

  @Test
  void whatMavenHasBuiltIsFoundInTheProject() throws IOException {
    Path built = CompiledSuite.of(folder, ONE_CHECK);
    Files.createDirectories(folder.resolve("target"));
    Files.move(built, folder.resolve("target/test-classes"));
    Files.writeString(
        folder.resolve("target/suite.classpath"), System.getProperty("java.class.path"));

    Shell.Said said = bed.shell().type("run", "-e", "staging");

    assertThat(said.exit()).isZero();
    assertThat(said.out()).contains("ok       answers");
  }

  @Test
  void withoutAnythingBuiltItSaysWhatASuiteIs() {
    Shell.Said said = bed.shell().type("run", "-e", "staging");

    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).contains("no such folder or jar: ", "target/test-classes", "A suite is");
  }

  @Test
  void aRoundInWhichEveryCheckIsSkippedIsNoGreenRound() throws IOException {
    Path suite =
        CompiledSuite.of(
            folder,
            "@HealthCheck(\"Never here\") void never() { org.junit.jupiter.api.Assumptions.abort(\"not today\"); }");

    Shell.Said said = run(suite);

    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).contains("No check ran: all 1 were skipped");
  }

  @Test
  void aCheckThatKillsItsJvmIsBrokenAndTheRunnerLives() throws IOException {
    Path suite =
        CompiledSuite.of(
            folder,
            "@HealthCheck(value = \"It halts\", id = \"halts\") void halts() { Runtime.getRuntime().halt(7); }");

    Shell.Said said = run(suite);

    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.out()).contains("BROKEN", "X0106 check:", "exit code 7");
    assertThat(said.err()).contains("exit code 7", ".log");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aSuiteThatIsKilledTakesNoCheckWithItButTheOneThatWasUnderWay() throws Exception {
    Path suite =
        CompiledSuite.of(
            folder,
            """
              @HealthCheck(value = "It answers", id = "a-first") void first(RequestSpecification http) {
                http.get("/").then().statusCode(200);
              }
              @HealthCheck(value = "It is killed", id = "b-second", every = "1h", timeout = "60s")
              void second(RequestSpecification http) { http.get("/gate"); }
              @HealthCheck(value = "It had not begun", id = "c-third") void third() {}
            """);
    bed.application().gate().shut();
    try (RunnerProcess runner = bed.shell().start(suite, Shell.IN_ORDER)) {
      runner.awaitThat(() -> bed.application().gate().arrivals() > 0);

      runner.suite().destroyForcibly();

      Shell.Said said = runner.ended();
      assertThat(said.exit()).isEqualTo(1);
      assertThat(said.out())
          .containsPattern("ok +a-first")
          .containsPattern("BROKEN +b-second .*X0106 check: it began, .*exit code 137")
          .containsPattern("ok +c-third");
      assertThat(said.err()).contains("What it printed: ").doesNotContain("\tat ");
    }
  }

  @Test
  void jsonIsOneDocumentForScripts() throws IOException {
    Shell.Said said =
        bed.shell().run(CompiledSuite.of(folder, ONE_CHECK), "-e", "staging", "--json");

    JsonNode round = new JsonMapper().readTree(said.out());
    assertThat(round.path("exitCode").asInt()).isZero();
    assertThat(round.at("/runs/0/check").asString()).isEqualTo("answers");
    assertThat(round.at("/runs/0/outcome").asString()).isEqualTo("PASSED");
  }

  @Test
  void anAnswerThatBecameUnreadableIsTheApplicationsFaultOnceTheCheckHasPassed()
      throws IOException {
    Path suite =
        CompiledSuite.of(
            folder,
            """
              @HealthCheck(value = "It has a name", id = "name", every = "30s")
              void name(RequestSpecification http) {
                if (http.get("/").statusCode() != 200) { throw new IllegalStateException("no name"); }
              }
            """);
    bed.application().answers(404);
    assertThat(run(suite).out()).contains("X0101");
    bed.application().answers(200);
    assertThat(run(suite).exit()).isZero();
    bed.application().answers(404);

    Shell.Said said = run(suite);

    assertThat(said.out()).contains("FAILED", "A0602 application:");
  }
}
