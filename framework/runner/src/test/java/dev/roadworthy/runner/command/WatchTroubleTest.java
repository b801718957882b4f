package dev.roadworthy.runner.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
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

  @RegisterExtension
  private final TestBed bed = new TestBed(() -> folder, "policy: {open: 99 of 99}\n");

  private List<String> codes(String check) {
    return bed.runs(check).stream()
        .map(run -> Objects.requireNonNull(run.fault()).code().code())
        .distinct()
        .toList();
  }

  private void othersGoOn(RunnerProcess watch) throws IOException {
    int before = bed.runs("landing").size();
    watch.awaitThat(() -> bed.runs("landing").size() >= before + 3);
    assertThat(bed.runs("landing"))
        .allSatisfy(run -> assertThat(run.outcome()).hasToString("PASSED"));
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
    try (RunnerProcess watch =
        bed.shell().watch(suite, "--jvm-option", "-Droadworthy.grace=300ms")) {
      watch.awaitThat(() -> bed.runs("stubborn").size() >= 2);
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
    try (RunnerProcess watch = bed.shell().watch(suite)) {
      watch.awaitThat(() -> bed.runs("greedy").size() >= 2);
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
    try (RunnerProcess watch = bed.shell().watch(suite)) {
      watch.awaitThat(() -> bed.runs("deep").size() >= 2);
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
    try (RunnerProcess watch = bed.shell().watch(suite)) {
      watch.awaitThat(() -> watch.out().contains("threads, more than 2000"));
      othersGoOn(watch);

      assertThat(watch.out()).contains("is replaced, because");
    }
  }

  @Test
  void aCheckThatTakesAllDescriptorsIsBrokenAndNobodySaysThatTheApplicationFailed()
      throws Exception {
    Path suite =
        CompiledSuite.of(
            folder,
            LANDING
                + "static final java.util.List<Object> KEPT = new java.util.ArrayList<>();"
                + check(
                    "greedy",
                    "while (true) { KEPT.add(new java.io.FileInputStream(\"/proc/self/status\")); }"));
    try (RunnerProcess watch =
        RunnerProcess.under(
            List.of("prlimit", "--nofile=700:700"), folder, bed.shell().watching(suite))) {
      watch.awaitThat(() -> codes("greedy").contains("X0101"));
      watch.awaitThat(() -> codes("greedy").size() == 2 && bed.runs("greedy").size() >= 3);
      int before = bed.runs("landing").size();
      watch.awaitThat(() -> bed.runs("landing").size() >= before + 3);

      assertThat(codes("greedy")).containsExactlyInAnyOrder("X0108", "X0101");
      assertThat(watch.out())
          .contains("is replaced, because check greedy met X0108")
          .contains("Too many open files");
      assertThat(bed.runs("landing"))
          .extracting(run -> run.outcome().toString())
          .isSubsetOf("PASSED", "INCONCLUSIVE");
    }
  }

  @Test
  void aCheckThatExhaustsMetaspaceIsBrokenAndTheOthersGoOn() throws Exception {
    Path suite =
        CompiledSuite.of(
            folder,
            LANDING
                + "static final java.util.List<Object> KEPT = new java.util.ArrayList<>();"
                + """
                  @HealthCheck(value = "It weaves", id = "weaver", every = "2s", timeout = "30s")
                  void weaver() throws Exception {
                    byte[] large =
                        SmallIT.class
                            .getResourceAsStream("/org/assertj/core/api/Assertions.class")
                            .readAllBytes();
                    while (true) {
                      new ClassLoader(SmallIT.class.getClassLoader()) {
                        void weave() {
                          KEPT.add(defineClass(null, large, 0, large.length));
                        }
                      }.weave();
                    }
                  }
                """);
    try (RunnerProcess watch =
        bed.shell().watch(suite, "--jvm-option", "-XX:MaxMetaspaceSize=72m")) {
      watch.awaitThat(() -> !bed.runs("weaver").isEmpty());
      othersGoOn(watch);

      assertThat(codes("weaver")).containsExactly("X0106");
    }
  }

  @Test
  void whileTheDatabaseIsLockedChecksGoOnAndSomebodyIsToldAndNothingIsMissing() throws Exception {
    try (RunnerProcess watch = bed.shell().watch(CompiledSuite.of(folder, LANDING))) {
      watch.awaitThat(() -> !bed.runs("landing").isEmpty());
      int before = bed.runs("landing").size();
      try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + bed.home().database());
          Statement statement = other.createStatement()) {
        statement.execute("BEGIN IMMEDIATE");
        watch.awaitThat(() -> !bed.letters().isEmpty());
        statement.execute("ROLLBACK");
      }
      watch.awaitThat(() -> bed.letters().size() == 2);

      assertThat(bed.letters()).containsExactly("incident.opened", "incident.resolved");
      assertThat(bed.receiver().arrivals())
          .extracting(Receiver.Arrival::fault)
          .containsExactly("X0107", "X0107");
      assertThat(watch.out()).contains("history is not written", "is locked by another process");
      watch.awaitThat(() -> bed.runs("landing").size() >= before + 20);
    }
  }

  @Test
  void whileTheDiskIsFullChecksGoOnAndSomebodyIsToldAndNothingIsMissing() throws Exception {
    try (SmallDisk disk = SmallDisk.at(bed.home().folder(), 500);
        RunnerProcess watch = bed.shell().watch(CompiledSuite.of(folder, LANDING))) {
      watch.awaitThat(() -> bed.home().journals().resolve("ballast").toFile().exists());
      watch.awaitThat(() -> !bed.runs("landing").isEmpty());
      disk.fill();
      watch.awaitThat(() -> !bed.letters().isEmpty());
      int before = Math.toIntExact(asked());
      watch.awaitThat(() -> asked() >= before + 5);
      disk.makeRoom();
      watch.awaitThat(() -> bed.letters().contains("incident.resolved"));

      watch.awaitThat(() -> bed.runs("landing").size() >= asked() - 3);
      // With its worker, which uses the disk.
      watch.interruptAlone();
      watch.ended();
    }
  }

  private long asked() {
    return bed.application().requests();
  }
}
