package dev.roadworthy.runner.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * kill -9 of the runner, again and again, each time when something else has just happened: so much
 * of the journal is written, so many lines are printed, a letter is on its way. From one time to
 * the next the application breaks and recovers, so that every round opens or closes incidents.
 */
@EnabledOnOs(OS.LINUX)
class KilledRunTest {

  private static final int BY_JOURNAL = 8;
  private static final int BY_CHECK = 2;
  private static final int BY_LETTER = 3;

  private static final String CHECKS =
      """
        @HealthCheck(value = "It answers", id = "one", every = "6h")
        void one(RequestSpecification http) { http.get("/1").then().statusCode(200); }
        @HealthCheck(value = "It answers at its gate", id = "two", every = "6h", timeout = "10m")
        void two(RequestSpecification http) { http.get("/gate").then().statusCode(200); }
        @HealthCheck(value = "It needs no application", id = "three", every = "6h")
        void three() {}
      """;

  @TempDir Path folder;

  @RegisterExtension
  private final TestBed bed = new TestBed(() -> folder, "policy: {open: 1 of 1, close: 1}\n");

  private Path suite;
  private boolean broken;
  private int kills;

  @BeforeEach
  void compile() throws IOException {
    suite = CompiledSuite.of(folder, CHECKS);
  }

  @Test
  void nothingIsLostAndNothingHappensTwice() throws Exception {
    breakOrRecover();
    long lines = bed.shell().run(suite, "-e", "staging").out().lines().count();
    long bytes = Files.size(journals().iterator().next());

    for (int i = 0; i < BY_JOURNAL; i++) {
      killAtByte(1 + bytes * i / BY_JOURNAL);
    }
    for (int i = 1; i <= lines; i++) {
      killAtLine(i);
    }
    for (int i = 0; i < BY_CHECK; i++) {
      killAt(bed.application().gate());
    }
    for (int i = 0; i < BY_LETTER; i++) {
      killAt(bed.receiver().gate());
    }

    bed.shell().run(suite, "-e", "staging", "--deliver-within", "30");
    assertThat(kills).isGreaterThan(15);
    try (Aftermath aftermath = aftermath()) {
      aftermath.everyRunThatWasWrittenIsInHistoryOnce();
      aftermath.everyRunWasDecidedOn();
      aftermath.incidentsAreThoseOfTheRunsInTheirOrder();
      aftermath.everyLetterHasArrivedUnderOneId(bed.receiver().arrivals());
    }
  }

  private void killAtByte(long bytes) throws Exception {
    Set<Path> before = journals();
    killWhen(
        runner -> {
          Set<Path> young = journals();
          young.removeAll(before);
          return !young.isEmpty() && Files.size(young.iterator().next()) >= bytes;
        });
    assertThat(bed.shell().type("status").err()).isEmpty();
    try (Aftermath aftermath = aftermath()) {
      aftermath.everyRunThatWasWrittenIsInHistoryOnce();
    }
  }

  private void killAtLine(int line) throws Exception {
    killWhen(runner -> runner.out().lines().count() >= line);
  }

  /** While a check, or a letter, would wait for its answer much longer than this test. */
  private void killAt(Gate gate) throws Exception {
    int before = gate.arrivals();
    gate.shut();
    killWhen(runner -> gate.arrivals() > before);
    gate.open();
  }

  private interface Moment {
    boolean hasCome(RunnerProcess runner) throws Exception;
  }

  private void killWhen(Moment moment) throws Exception {
    breakOrRecover();
    try (RunnerProcess runner = bed.shell().start(suite, "-e", "staging")) {
      if (runner.livesUntil(() -> moment.hasCome(runner))) {
        kills++;
      }
    }
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(processesOfThisTest()).isEmpty());
  }

  private void breakOrRecover() {
    broken = !broken;
    bed.application().answers(broken ? 503 : 200);
  }

  private List<String> processesOfThisTest() {
    return ProcessHandle.allProcesses()
        .flatMap(process -> process.info().commandLine().stream())
        .filter(line -> line.contains(folder.toString()))
        .toList();
  }

  private Set<Path> journals() throws IOException {
    Path home = bed.home().journals();
    if (!Files.exists(home)) {
      return Set.of();
    }
    try (Stream<Path> files = Files.list(home)) {
      return new HashSet<>(files.toList());
    }
  }

  private Aftermath aftermath() throws IOException {
    return new Aftermath(bed.home(), "staging");
  }
}
