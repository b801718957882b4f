package dev.roadworthy.runner.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.history.RunFact;
import dev.roadworthy.history.Series;
import dev.roadworthy.runner.Home;
import dev.roadworthy.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
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

  private Application application;
  private Receiver receiver;
  private Shell shell;

  @BeforeEach
  void openApplicationAndReceiver() throws IOException {
    application = new Application();
    receiver = new Receiver();
    shell =
        new Shell(folder)
            .configured(
                """
                environments:
                  staging:
                    url: %s
                    alerts: true
                hooks:
                  team:
                    type: webhook
                    url: %s
                    allowPrivateAddress: true
                policy:
                  open: 2 of 3
                  close: 2
                """
                    .formatted(application.url(), receiver.url()));
  }

  @AfterEach
  void close() {
    application.close();
    receiver.close();
  }

  private List<RunFact> runs(String check) {
    try (Store store = Store.sqlite(new Home(folder.resolve(".roadworthy")).database())) {
      return store.history().latest(new Series("staging", "", new CheckId(check)), 100);
    }
  }

  private List<String> letters() {
    return receiver.arrivals().stream().map(Receiver.Arrival::type).toList();
  }

  @Test
  void tellsWhenTheApplicationBreaksAndWhenItIsWellAgain() throws Exception {
    try (RunnerProcess watch = shell.watch(CompiledSuite.of(folder, LANDING))) {
      watch.awaitThat(() -> runs("landing").size() >= 2);
      assertThat(letters()).isEmpty();

      application.answers(502);
      watch.awaitThat(() -> letters().contains("incident.opened"));
      application.answers(200);
      watch.awaitThat(() -> letters().contains("incident.resolved"));
      assertThat(letters()).containsExactly("incident.opened", "incident.resolved");

      watch.interruptAlone();
      assertThat(watch.ended().exit()).isEqualTo(130);
      assertThat(watch.out()).contains("suite loaded: 1 check", "FAILED landing  U0502");
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
    try (RunnerProcess watch = shell.watch(CompiledSuite.of(folder, LANDING + fatal))) {
      watch.awaitThat(() -> runs("fatal").size() >= 2);
      int before = runs("landing").size();
      watch.awaitThat(() -> runs("landing").size() >= before + 3);

      assertThat(runs("fatal"))
          .extracting(RunFact::fault)
          .allMatch(fault -> fault.code().code().equals("X0106"));
      assertThat(runs("landing"))
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
    try (RunnerProcess watch = shell.watch(CompiledSuite.of(folder, rows))) {
      watch.awaitThat(() -> letters().contains("incident.opened"));

      Files.writeString(languages, "de\n");
      watch.awaitThat(() -> letters().contains("incident.resolved"));

      assertThat(watch.out()).contains("speaks[language=fr]");
      int before = runs("speaks[language=de]").size();
      watch.awaitThat(() -> runs("speaks[language=de]").size() > before);
      assertThat(shell.type("status").out()).doesNotContain("language=fr");
    }
  }

  @Test
  void takesAChangedSuiteOverWhileItRunsAndRetiresWhatIsGone() throws Exception {
    Path suite = CompiledSuite.of(folder, LANDING);
    try (RunnerProcess watch = shell.watch(suite)) {
      watch.awaitThat(() -> !runs("landing").isEmpty());

      CompiledSuite.of(folder, LANDING.replace("landing\"", "entrance\""));
      watch.awaitThat(() -> !runs("entrance").isEmpty());

      assertThat(watch.out()).contains("[landing]");
      Files.write(suite.resolve("SmallIT.class"), new byte[] {1, 2, 3});
      watch.awaitThat(() -> watch.out().contains("could not be loaded"));
      int before = runs("entrance").size();
      watch.awaitThat(() -> runs("entrance").size() >= before + 2);
    }
  }
}
