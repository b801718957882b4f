package dev.roadworthy.runner.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The dead man's switch of a watch: it hears the watch while that is well, and not otherwise. */
@EnabledOnOs(OS.LINUX)
class WatchHeartbeatTest {

  private static final String WITHHELD = "The heartbeat is withheld: the watch is not well";

  private static final String CHECK =
      """
        @HealthCheck(value = "It answers", id = "landing", every = "1s", timeout = "20s")
        void landing(RequestSpecification http) {
          http.get("/gate").then().statusCode(200);
        }
      """;

  @TempDir Path folder;

  @RegisterExtension private final TestBed bed = new TestBed(() -> folder, "");

  @AutoClose private final Application switchboard = new Application();

  WatchHeartbeatTest() throws IOException {}

  @BeforeEach
  void hearsTheWatch() throws IOException {
    configured("true");
  }

  private void configured(String allowPrivateAddress) throws IOException {
    bed.shell()
        .configured(
            bed.configuration()
                + """
                watch:
                  heartbeat:
                    url: %s/watch
                    every: 1s
                    allowPrivateAddress: %s
                """
                    .formatted(switchboard.url(), allowPrivateAddress));
  }

  private RunnerProcess watch() throws IOException {
    Map<String, String> variables = new HashMap<>(System.getenv());
    variables.put("ROADWORTHY_LOG", "INFO");
    return RunnerProcess.start(
        folder,
        variables,
        Standstill.POSSIBLE,
        bed.shell().watching(CompiledSuite.of(folder, CHECK)));
  }

  private static long withheld(RunnerProcess watch) throws IOException {
    return watch.err().lines().filter(line -> line.contains(WITHHELD)).count();
  }

  private interface Trouble {
    AutoCloseable begin(RunnerProcess watch) throws Exception;
  }

  /** That begins when the watch has been well, and is over when it is closed. */
  private void isSilentDuring(Trouble trouble) throws Exception {
    try (RunnerProcess watch = watch()) {
      watch.awaitThat(() -> switchboard.requests() > 0);
      long before = withheld(watch);
      AutoCloseable going = trouble.begin(watch);
      try {
        watch.awaitThat(() -> withheld(watch) > before);
      } finally {
        going.close();
      }
      long silent = switchboard.requests();
      watch.awaitThat(() -> switchboard.requests() > silent);
    }
  }

  @Test
  void itIsSilentWhileTheDatabaseIsLocked() throws Exception {
    isSilentDuring(
        watch -> {
          Connection other = DriverManager.getConnection("jdbc:sqlite:" + bed.home().database());
          try (Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
          }
          return other;
        });
  }

  @Test
  void itIsSilentWhileChecksDoNotRunWhenTheyAreDue() throws Exception {
    isSilentDuring(
        watch -> {
          ProcessHandle worker = watch.suite();
          signal("STOP", worker);
          return () -> signal("CONT", worker);
        });
  }

  private static void signal(String name, ProcessHandle process) throws Exception {
    String pid = String.valueOf(process.pid());
    assertThat(new ProcessBuilder("kill", "-" + name, pid).start().waitFor()).isZero();
  }

  @Test
  void anApplicationThatDoesNotAnswerIsNoReasonToBeSilent() throws Exception {
    try (RunnerProcess watch = watch()) {
      watch.awaitThat(() -> switchboard.requests() > 0);
      bed.application().gate().shut();
      try {
        // Longer than it takes a check that does not run to be STALE.
        long before = switchboard.requests();
        long withheld = withheld(watch);
        watch.awaitThat(() -> switchboard.requests() >= before + 6);
        assertThat(withheld(watch)).isEqualTo(withheld);
      } finally {
        bed.application().gate().open();
      }
    }
  }

  @Test
  void itIsSilentWhileTheThreadThatKnowsWhatIsDueStandsStill() throws Exception {
    isSilentDuring(watch -> Standstill.of(watch.out(), "main", "isAskedWithin"));
  }

  @Test
  void aSwitchInAPrivateNetworkIsNotBeatenUnlessThatIsAllowed() throws Exception {
    configured("false");
    try (RunnerProcess watch = watch()) {
      watch.awaitThat(() -> watch.err().contains("The heartbeat does not arrive: "));

      assertThat(watch.err()).contains("allowPrivateAddress: true");
      assertThat(switchboard.requests()).isZero();
    }
  }
}
