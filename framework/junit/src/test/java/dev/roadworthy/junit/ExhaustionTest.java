package dev.roadworthy.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.Outcome;
import dev.roadworthy.journal.JournalEntry.ReplacementAsked;
import dev.roadworthy.junit.SuiteJvm.Ended;
import dev.roadworthy.junit.http.RawServer;
import dev.roadworthy.junit.worker.SuiteMain;
import dev.roadworthy.run.Run;
import io.restassured.specification.RequestSpecification;
import java.io.FileInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A suite JVM in which a check has taken every file descriptor. */
@EnabledOnOs(OS.LINUX)
class ExhaustionTest {

  private static final List<String> WITH_FEW_DESCRIPTORS = List.of("prlimit", "--nofile=300:300");

  @TempDir Path folder;

  private static void takeAll(List<FileInputStream> kept) throws IOException {
    while (true) {
      kept.add(new FileInputStream("/proc/self/status"));
    }
  }

  /** Its checks run one after the other. */
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class Greedy {
    private static final List<FileInputStream> KEPT = new ArrayList<>();

    @HealthCheck(value = "it takes all there are", id = "greedy", timeout = "30s")
    void greedy() throws IOException {
      takeAll(KEPT);
    }

    @HealthCheck(value = "it connects", id = "connects", timeout = "30s")
    void connects(RequestSpecification http) {
      http.get("/").then().statusCode(200);
    }
  }

  /**
   * Its checks run one after the other, beside those of the other classes. What has failed once has
   * read the classes that it takes, as those of any JVM have that is not quite new.
   */
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class Others {
    @HealthCheck(value = "it fails while all is well", id = "fails", timeout = "30s")
    void fails(RequestSpecification http) {
      http.get("/").then().statusCode(204);
    }

    @HealthCheck(value = "it connects", id = "connects", timeout = "30s")
    void connects(RequestSpecification http) throws Exception {
      Insatiable.BEGIN.countDown();
      Insatiable.TAKEN.await();
      http.get("/").then().statusCode(200);
    }

    @HealthCheck(value = "it asks for a name", id = "resolves", timeout = "30s")
    void resolves(RequestSpecification http) {
      http.get("http://nothing.invalid/").then().statusCode(200);
    }

    @HealthCheck(value = "it has a client of its own", id = "own", timeout = "30s")
    void own(Target target) throws IOException {
      new Socket(target.url().getHost(), target.url().getPort()).close();
    }
  }

  static class Unborn {
    @BeforeAll
    static void prepare() {
      throw new IllegalStateException("no");
    }

    @HealthCheck(value = "it never begins while all is well", id = "unborn")
    void unborn() {}
  }

  static class Insatiable {
    private static final List<FileInputStream> KEPT = new ArrayList<>();
    private static final CountDownLatch BEGIN = new CountDownLatch(1);
    private static final CountDownLatch TAKEN = new CountDownLatch(1);

    @HealthCheck(value = "it goes on taking", id = "insatiable", timeout = "3s")
    void insatiable() throws Exception {
      BEGIN.await();
      while (!Thread.interrupted()) {
        try {
          takeAll(KEPT);
        } catch (IOException e) {
          TAKEN.countDown();
          LockSupport.parkNanos(10_000);
        }
      }
    }
  }

  private Ended ended(int atOnce, List<String> asked, Class<?>... suites) throws Exception {
    try (RawServer server = RawServer.answering(RawServer.ok("hi"))) {
      return new SuiteJvm(folder)
          .under(WITH_FEW_DESCRIPTORS)
          .with("roadworthy.parent", String.valueOf(ProcessHandle.current().pid()))
          .configuration("environments: {ci: {url: '" + server.uri() + "'}}")
          .serving(atOnce, asked.toArray(String[]::new))
          .run(suites);
    }
  }

  private static String code(Run run) {
    Fault fault = run.fault();
    return fault == null ? "none" : fault.code().code();
  }

  private static List<String> underSuspicion(Ended ended) {
    return ended.round().entries(ReplacementAsked.class).stream()
        .map(ReplacementAsked::check)
        .filter(Objects::nonNull)
        .map(CheckId::value)
        .toList();
  }

  @Test
  void isNamedAndTheOthersGoOnWithWhatWasHeldInReserve() throws Exception {
    Ended ended = ended(2, List.of("run greedy", "run connects", "end"), Greedy.class);

    Run greedy = ended.round().run("greedy");
    assertThat(code(greedy)).as(ended.printed()).isEqualTo("X0108");
    assertThat(greedy.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(code(ended.round().run("connects"))).isEqualTo("none");
    assertThat(underSuspicion(ended)).containsExactly("greedy");
  }

  @Test
  void whoseGreedHasNoEndMakesTheOthersInconclusiveAndNeverFailed() throws Exception {
    Ended ended =
        ended(
            2,
            List.of(
                "run fails",
                "run connects",
                "run resolves",
                "run own",
                "run unborn",
                "run insatiable",
                "end"),
            Others.class,
            Unborn.class,
            Insatiable.class);

    assertThat(ended.exit()).as(ended.printed()).isEqualTo(SuiteMain.ENDED);
    assertThat(code(ended.round().run("fails"))).isEqualTo("A0600");
    assertThat(List.of("connects", "resolves", "own"))
        .allSatisfy(
            check -> assertThat(code(ended.round().run(check))).as(check).isEqualTo("X0108"));
    assertThat(ended.round().entries(ReplacementAsked.class)).isNotEmpty();
  }

  @Test
  void isBrokenWhereItWasAloneInItsJvm() throws Exception {
    Ended ended = ended(1, List.of("run greedy", "end"), Greedy.class);

    assertThat(ended.round().run("greedy").fault())
        .as(ended.printed())
        .extracting(Fault::diagnosis)
        .asString()
        .startsWith("X0101 check: alone in its JVM, it took all there is: ")
        .contains("Too many open files");
    assertThat(underSuspicion(ended)).containsExactly("greedy");
  }
}
