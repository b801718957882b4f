package dev.roadworthy.runner.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.history.RunFact;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A watch as its operator has it: the command, its workers, the application, a receiver. */
@EnabledOnOs(OS.LINUX)
class WatchTest {

  private static final String LANDING =
      """
        @HealthCheck(value = "It answers", id = "landing", every = "1s", timeout = "2s")
        void landing(RequestSpecification http) {
          http.get("/").then().statusCode(200);
        }
      """;

  @TempDir Path folder;

  @RegisterExtension
  private final TestBed bed = new TestBed(() -> folder, "policy: {open: 2 of 3, close: 2}\n");

  @Test
  void tellsWhenTheApplicationBreaksAndWhenItIsWellAgain() throws Exception {
    try (RunnerProcess watch = bed.shell().watch(CompiledSuite.of(folder, LANDING))) {
      watch.awaitThat(() -> bed.runs("landing").size() >= 2);
      assertThat(bed.letters()).isEmpty();

      bed.application().answers(502);
      watch.awaitThat(() -> bed.letters().contains("incident.opened"));
      bed.application().answers(200);
      watch.awaitThat(() -> bed.letters().contains("incident.resolved"));
      assertThat(bed.letters()).containsExactly("incident.opened", "incident.resolved");

      watch.interruptAlone();
      assertThat(watch.ended().exit()).isEqualTo(130);
      assertThat(watch.out())
          .contains(
              "watching staging; home is ",
              "suite loaded: 1 check",
              "how the checks stand: 1 UP",
              "FAILED landing  U0502",
              "the watch has ended");
    }
  }

  @Test
  void aCheckThatIsFatalToItsJvmIsBrokenAndTheOthersGoOn() throws Exception {
    String fatal =
        """
          @HealthCheck(value = "It exits", id = "fatal", every = "2s")
          void fatal() {
            System.exit(0);
          }
        """;
    try (RunnerProcess watch = bed.shell().watch(CompiledSuite.of(folder, LANDING + fatal))) {
      watch.awaitThat(() -> bed.runs("fatal").size() >= 2);
      int before = bed.runs("landing").size();
      watch.awaitThat(() -> bed.runs("landing").size() >= before + 3);

      assertThat(bed.runs("fatal"))
          .extracting(RunFact::fault)
          .allMatch(fault -> fault.code().code().equals("X0106"));
      assertThat(bed.runs("landing"))
          .allSatisfy(run -> assertThat(run.outcome()).hasToString("PASSED"));
    }
  }

  @Test
  void aRowThatIsNoLongerThereIsRetiredAndItsIncidentClosed() throws Exception {
    Path languages = Files.writeString(folder.resolve("languages"), "de\nfr\n");
    String rows =
        """
          @org.junit.jupiter.params.ParameterizedClass
          @org.junit.jupiter.params.provider.MethodSource("languages")
          @Nested
          class Rows {
            private final String language;

            Rows(String language) {
              this.language = language;
            }

            static java.util.List<String> languages() throws Exception {
              return java.nio.file.Files.readAllLines(java.nio.file.Path.of("%s"));
            }

            @HealthCheck(value = "It speaks", id = "speaks", every = "1s", timeout = "2s")
            void speaks() {
              assertThat(language).isNotEqualTo("fr");
            }
          }
        """
            .formatted(languages);
    try (RunnerProcess watch = bed.shell().watch(CompiledSuite.of(folder, rows))) {
      watch.awaitThat(() -> bed.letters().contains("incident.opened"));

      Files.writeString(languages, "de\n");
      watch.awaitThat(() -> bed.letters().contains("incident.resolved"));

      assertThat(watch.out()).contains("speaks[language=fr]");
      int before = bed.runs("speaks[language=de]").size();
      watch.awaitThat(() -> bed.runs("speaks[language=de]").size() > before);
      assertThat(bed.shell().type("status").out()).doesNotContain("language=fr");
    }
  }

  @Test
  void aParameterizedClassThatIsFatalBeforeItsFirstRowIsBrokenAndItsRowsComeBackInItsPlace()
      throws Exception {
    Path fatal = Files.createFile(folder.resolve("fatal"));
    String rows =
        """
          @org.junit.jupiter.params.ParameterizedClass
          @org.junit.jupiter.params.provider.MethodSource("languages")
          @Nested
          class Rows {
            Rows(String language) {}

            static java.util.List<String> languages() {
              if (java.nio.file.Files.exists(java.nio.file.Path.of("%s"))) {
                System.exit(0);
              }
              return java.util.List.of("de");
            }

            @HealthCheck(value = "It speaks", id = "speaks", every = "2s", timeout = "2s")
            void speaks() {}
          }
        """
            .formatted(fatal);
    try (RunnerProcess watch = bed.shell().watch(CompiledSuite.of(folder, LANDING + rows))) {
      watch.awaitThat(() -> bed.letters().contains("incident.opened"));
      assertThat(bed.runs("speaks"))
          .extracting(RunFact::fault)
          .allMatch(fault -> fault.code().code().equals("X0106"));

      Files.delete(fatal);
      watch.awaitThat(() -> bed.letters().contains("incident.resolved"));
      assertThat(bed.runs("speaks[language=de]")).isNotEmpty();
      assertThat(bed.runs("landing"))
          .allSatisfy(run -> assertThat(run.outcome()).hasToString("PASSED"));
    }
  }

  @Test
  void aSuiteThatIsEmptiedIsRefusedAndWhatIsOpenStaysOpen() throws Exception {
    Path suite = CompiledSuite.of(folder, LANDING);
    try (RunnerProcess watch = bed.shell().watch(suite)) {
      bed.application().answers(502);
      watch.awaitThat(() -> bed.letters().contains("incident.opened"));

      Files.delete(suite.resolve("SmallIT.class"));
      watch.awaitThat(() -> watch.out().contains("could not be loaded"));

      int before = bed.runs("landing").size();
      watch.awaitThat(() -> bed.runs("landing").size() >= before + 2);
      assertThat(bed.letters()).doesNotContain("incident.resolved");
      assertThat(watch.out()).doesNotContain("suite loaded: 0 checks");
    }
  }

  @Test
  void takesAChangedSuiteOverWhileItRunsAndRetiresWhatIsGone() throws Exception {
    Path suite = CompiledSuite.of(folder, LANDING);
    try (RunnerProcess watch = bed.shell().watch(suite)) {
      watch.awaitThat(() -> !bed.runs("landing").isEmpty());

      CompiledSuite.of(folder, LANDING.replace("landing\"", "entrance\""));
      watch.awaitThat(() -> !bed.runs("entrance").isEmpty());

      assertThat(watch.out()).contains("[landing]");
      Files.write(suite.resolve("SmallIT.class"), new byte[] {1, 2, 3});
      watch.awaitThat(() -> watch.out().contains("could not be loaded"));
      int before = bed.runs("entrance").size();
      watch.awaitThat(() -> bed.runs("entrance").size() >= before + 2);
      assertThat(watch.out())
          .contains("its JVM ended with exit code 2; the one before goes on", "ClassFormatError");
    }
  }

  @Test
  void aWatchThatIsStartedAgainOnABrokenSuiteGoesOnWithTheOneItRanLast() throws Exception {
    Path suite = CompiledSuite.of(folder, LANDING);
    try (RunnerProcess watch = bed.shell().watch(suite)) {
      watch.awaitThat(() -> !bed.runs("landing").isEmpty());
      watch.interruptAlone();
      watch.ended();
    }
    Files.write(suite.resolve("SmallIT.class"), new byte[] {1, 2, 3});
    int before = bed.runs("landing").size();

    try (RunnerProcess watch = bed.shell().watch(suite)) {
      watch.awaitThat(() -> bed.runs("landing").size() > before);
      watch.awaitThat(() -> bed.letters().contains("incident.opened"));

      assertThat(bed.receiver().arrivals())
          .extracting(Receiver.Arrival::fault)
          .containsExactly("X0107");
      assertThat(watch.out()).contains("ClassFormatError", "; the one before goes on");
    }
  }

  @Test
  void aSuiteThatIsTakenAwayIsSaidAndWhatWasLoadedGoesOn() throws Exception {
    Path suite = CompiledSuite.of(folder, LANDING);
    try (RunnerProcess watch = bed.shell().watch(suite)) {
      watch.awaitThat(() -> !bed.runs("landing").isEmpty());

      Files.move(suite, folder.resolve("elsewhere"));
      watch.awaitThat(() -> watch.out().contains("it cannot be read: "));

      int before = bed.runs("landing").size();
      watch.awaitThat(() -> bed.runs("landing").size() >= before + 2);
    }
  }

  @Test
  void aSuiteThatCanNeverBeLoadedIsRefusedAtOnceAndNobodyIsWoken() throws Exception {
    Path noJar = Files.writeString(folder.resolve("checks.jar"), "no jar");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Path damaged = CompiledSuite.of(folder, LANDING);
    Files.write(damaged.resolve("SmallIT.class"), new byte[] {1, 2, 3});

    assertThat(refused(noJar)).contains("is neither a folder of compiled classes nor a jar");
    assertThat(refused(empty)).contains("No check was found in");
    assertThat(refused(damaged)).contains("SmallIT: java.lang.ClassFormatError");
    assertThat(bed.letters()).isEmpty();
  }

  private String refused(Path suite) throws Exception {
    try (RunnerProcess watch = bed.shell().watch(suite)) {
      Shell.Said said = watch.ended();
      assertThat(said.exit()).isEqualTo(2);
      assertThat(said.err()).doesNotContain("\tat ");
      return said.err();
    }
  }
}
