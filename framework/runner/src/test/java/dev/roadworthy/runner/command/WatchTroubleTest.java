package dev.roadworthy.runner.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.history.RunFact;
import dev.roadworthy.history.Series;
import dev.roadworthy.runner.Home;
import dev.roadworthy.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What checks do to a watch that should not, and what its disk and its database do. */
@EnabledOnOs(OS.LINUX)
class WatchTroubleTest {

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
  private Path home;

  @BeforeEach
  void openApplicationAndReceiver() throws IOException {
    home = folder.resolve(".roadworthy");
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
                  open: 99 of 99
                """
                    .formatted(application.url(), receiver.url()));
  }

  @AfterEach
  void close() {
    application.close();
    receiver.close();
  }

  private List<RunFact> runs(String check) {
    try (Store store = Store.sqlite(new Home(home).database())) {
      return store.history().latest(new Series("staging", "", new CheckId(check)), 100);
    }
  }

  private List<String> codes(String check) {
    return runs(check).stream()
        .map(run -> Objects.requireNonNull(run.fault()).code().code())
        .distinct()
        .toList();
  }

  private void othersGoOn(RunnerProcess watch) throws IOException {
    int before = runs("landing").size();
    watch.awaitThat(() -> runs("landing").size() >= before + 3);
    assertThat(runs("landing")).allSatisfy(run -> assertThat(run.outcome()).hasToString("PASSED"));
  }

  private static String check(String id, String body) {
    return """
      @HealthCheck(value = "It misbehaves", id = "%s", every = "2s", timeout = "300ms")
      void %s() throws Exception {
        %s
      }
    """
        .formatted(id, id, body);
  }

  @Test
  void aCheckThatIgnoresItsInterruptionIsBrokenAndTheOthersGoOn() throws Exception {
    Path suite =
        CompiledSuite.of(
            folder,
            LANDING
                + check(
                    "stubborn",
                    "while (true) { try { Thread.sleep(1000); } catch (InterruptedException e) {} }"));
    try (RunnerProcess watch = shell.watch(suite, "--jvm-option", "-Droadworthy.grace=300ms")) {
      watch.awaitThat(() -> runs("stubborn").size() >= 2);
      othersGoOn(watch);

      assertThat(codes("stubborn")).containsExactly("X0104");
      assertThat(watch.out()).contains("check stubborn ignores its interruption");
    }
  }

  @Test
  void aCheckThatExhaustsMemoryIsBrokenAndTheOthersGoOn() throws Exception {
    Path suite =
        CompiledSuite.of(
            folder,
            LANDING
                + check(
                    "greedy",
                    "var all = new java.util.ArrayList<byte[]>();"
                        + " while (true) { all.add(new byte[4_000_000]); }"));
    try (RunnerProcess watch = shell.watch(suite)) {
      watch.awaitThat(() -> runs("greedy").size() >= 2);
      othersGoOn(watch);

      assertThat(codes("greedy")).containsExactly("X0106");
    }
  }

  @Test
  void aCheckThatExhaustsItsStackIsBrokenAndTheOthersGoOn() throws Exception {
    Path suite =
        CompiledSuite.of(
            folder,
            LANDING + check("deep", "dive(1);") + "int dive(int n) { return dive(n + 1) + n; }");
    try (RunnerProcess watch = shell.watch(suite)) {
      watch.awaitThat(() -> runs("deep").size() >= 2);
      othersGoOn(watch);

      assertThat(codes("deep")).containsExactly("X0101");
    }
  }

  @Test
  void aWorkerWhoseChecksLeaveThreadsBehindIsReplaced() throws Exception {
    Path suite =
        CompiledSuite.of(
            folder,
            LANDING
                + check(
                    "leaky",
                    "for (int i = 0; i < 700; i++) { Thread t = new Thread(() -> { try {"
                        + " Thread.sleep(600_000); } catch (InterruptedException e) {} });"
                        + " t.setDaemon(true); t.start(); }"));
    try (RunnerProcess watch = shell.watch(suite)) {
      watch.awaitThat(() -> watch.out().contains("threads, more than 2000"));
      othersGoOn(watch);

      assertThat(watch.out()).contains("is replaced, because");
    }
  }

  @Test
  void whileTheDatabaseIsLockedChecksGoOnAndSomebodyIsToldAndNothingIsMissing() throws Exception {
    try (RunnerProcess watch = shell.watch(CompiledSuite.of(folder, LANDING))) {
      watch.awaitThat(() -> !runs("landing").isEmpty());
      int before = runs("landing").size();
      try (Connection other =
              DriverManager.getConnection("jdbc:sqlite:" + new Home(home).database());
          Statement statement = other.createStatement()) {
        statement.execute("BEGIN IMMEDIATE");
        watch.awaitThat(() -> !receiver.arrivals().isEmpty());
        statement.execute("ROLLBACK");
      }
      watch.awaitThat(() -> receiver.arrivals().size() == 2);

      assertThat(receiver.arrivals())
          .extracting(Receiver.Arrival::type)
          .containsExactly("incident.opened", "incident.resolved");
      assertThat(watch.out()).contains("history is not written", "is locked by another process");
      watch.awaitThat(() -> runs("landing").size() >= before + 20);
    }
  }

  @Test
  void whileTheDiskIsFullChecksGoOnAndSomebodyIsToldAndNothingIsMissing() throws Exception {
    home = folder.resolve("disk");
    try (SmallDisk disk = SmallDisk.at(home, 500);
        RunnerProcess watch =
            shell.watch(CompiledSuite.of(folder, LANDING), "--home", home.toString())) {
      watch.awaitThat(() -> home.resolve("journals").resolve("ballast").toFile().exists());
      watch.awaitThat(() -> !runs("landing").isEmpty());
      disk.fill();
      watch.awaitThat(() -> !receiver.arrivals().isEmpty());
      int before = Math.toIntExact(asked());
      watch.awaitThat(() -> asked() >= before + 5);
      disk.makeRoom();
      watch.awaitThat(() -> letters().contains("incident.resolved"));

      watch.awaitThat(() -> runs("landing").size() >= asked() - 3);
      // With its worker, which uses the disk.
      watch.interruptAlone();
      watch.ended();
    }
  }

  private List<String> letters() {
    return receiver.arrivals().stream().map(Receiver.Arrival::type).toList();
  }

  private long asked() {
    return application.requests();
  }
}
