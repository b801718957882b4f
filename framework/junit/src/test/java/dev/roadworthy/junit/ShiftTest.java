package dev.roadworthy.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.fault.Outcome;
import dev.roadworthy.journal.JournalEntry;
import dev.roadworthy.journal.JournalEntry.CheckFound;
import dev.roadworthy.journal.JournalEntry.ReplacementAsked;
import dev.roadworthy.journal.JournalEntry.RoundEnded;
import dev.roadworthy.journal.JournalEntry.RoundStarted;
import dev.roadworthy.journal.JournalEntry.RunRecorded;
import dev.roadworthy.journal.JournalEntry.Scheduled;
import dev.roadworthy.journal.JournalEntry.Served;
import dev.roadworthy.journal.JournalEntry.SuiteReady;
import dev.roadworthy.junit.SuiteJvm.Ended;
import dev.roadworthy.junit.worker.SuiteMain;
import dev.roadworthy.schedule.Schedule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that run as they are asked for on standard input. */
class ShiftTest {

  @TempDir Path folder;

  static class Plain {
    @HealthCheck(value = "it passes", id = "passes", every = "30s")
    void passes() {}

    @HealthCheck(value = "it fails", id = "fails")
    void fails() {
      throw new AssertionError("no");
    }

    @Nested
    class Inner {
      @HealthCheck(value = "it is inside", id = "inside")
      void inside() {}
    }
  }

  static class Together {
    private static final CyclicBarrier BARRIER = new CyclicBarrier(2);

    @HealthCheck(value = "one waits for the other", id = "one")
    void one() throws Exception {
      BARRIER.await(20, TimeUnit.SECONDS);
    }

    @HealthCheck(value = "the other waits for one", id = "other")
    void other() throws Exception {
      BARRIER.await(20, TimeUnit.SECONDS);
    }
  }

  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class OneInstance {
    private boolean busy;

    private void use() {
      assertThat(busy).isFalse();
      busy = true;
      LockSupport.parkNanos(20_000_000);
      busy = false;
    }

    @HealthCheck(value = "it uses the instance", id = "first")
    void first() {
      use();
    }

    @HealthCheck(value = "so does it", id = "second")
    void second() {
      use();
    }
  }

  @ParameterizedClass
  @ValueSource(strings = {"de", "fr"})
  record Rows(String language) {
    @HealthCheck(value = "it speaks", id = "speaks")
    void speaks() {
      assertThat(language).hasSize(2);
    }

    @HealthCheck(value = "it listens", id = "listens")
    void listens() {}
  }

  static class Stubborn {
    private static final CountDownLatch NEVER = new CountDownLatch(1);

    @HealthCheck(value = "it never ends", id = "stubborn", timeout = "100ms")
    void stubborn() {
      while (NEVER.getCount() > 0) {
        LockSupport.parkNanos(1_000_000);
      }
    }

    @HealthCheck(value = "it lets the other go", id = "frees")
    void frees() {
      NEVER.countDown();
    }
  }

  static class Hanging {
    @BeforeAll
    static void hangs() throws Exception {
      new CountDownLatch(1).await();
    }

    @HealthCheck(value = "it never begins", id = "hangs", timeout = "100ms")
    void hanging() {}
  }

  @ParameterizedClass
  @MethodSource("halves")
  record Halfway(String half) {
    static Stream<String> halves() {
      return Stream.of("one", "other").peek(Halfway::failsForTheOther);
    }

    private static void failsForTheOther(String half) {
      if (half.equals("other")) {
        throw new IllegalStateException("no more rows");
      }
    }

    @HealthCheck(value = "it is one of two", id = "halfway")
    void halfway() {}
  }

  static class Unlucky {
    @BeforeAll
    static void fails() {
      throw new IllegalStateException("no database");
    }

    @HealthCheck(value = "it never begins", id = "unlucky")
    void unlucky() {}
  }

  @Test
  void aJournalThatCannotBeWrittenNowIsNotForEver() throws Exception {
    Files.writeString(folder.resolve("round.journal"), "not ours");

    Ended ended = new SuiteJvm(folder).serving(1, "end").run(Plain.class);

    assertThat(ended.exit()).as(ended.printed()).isEqualTo(SuiteMain.UNABLE);
    assertThat(ended.printed()).contains(SuiteMain.REASON, "cannot be written");
  }

  @Test
  void tellsWhenEachOfItsChecksIsDueAndWaits() throws Exception {
    Ended ended = new SuiteJvm(folder).serving(4, "end").run(Plain.class, Plain.Inner.class);

    assertThat(ended.exit()).as(ended.printed()).isEqualTo(SuiteMain.ENDED);
    assertThat(only(ended, SuiteReady.class).checks())
        .containsExactlyInAnyOrder(
            scheduled("passes", "30s"), scheduled("fails", "60s"), scheduled("inside", "60s"));
    assertThat(ended.round().entries(RunRecorded.class)).isEmpty();
    assertThat(ended.round().entries(RoundEnded.class)).hasSize(1);
  }

  @Test
  void runsACheckAsOftenAsItIsAskedForInOneRound() throws Exception {
    Ended ended =
        new SuiteJvm(folder)
            .serving(1, "run passes", "run fails", "run passes", "run inside", "end")
            .run(Plain.class, Plain.Inner.class);

    assertThat(ended.exit()).as(ended.printed()).isEqualTo(SuiteMain.ENDED);
    assertThat(ended.round().entries(RoundStarted.class)).hasSize(1);
    assertThat(ended.round().entries(CheckFound.class)).hasSize(3);
    assertThat(ended.round().entries(RunRecorded.class))
        .extracting(recorded -> recorded.run().check() + " " + recorded.run().outcome())
        .containsExactly("passes PASSED", "fails FAILED", "passes PASSED", "inside PASSED");
    assertThat(ended.round().entries(Served.class)).hasSize(4);
  }

  @Test
  void runsChecksSideBySideThoseOfOneClassToo() throws Exception {
    Ended ended =
        new SuiteJvm(folder).serving(2, "run one", "run other", "end").run(Together.class);

    assertThat(ended.round().entries(RunRecorded.class))
        .extracting(recorded -> recorded.run().outcome())
        .containsExactly(Outcome.PASSED, Outcome.PASSED);
  }

  @Test
  void runsChecksThatShareAnInstanceOneAfterTheOther() throws Exception {
    Ended ended =
        new SuiteJvm(folder)
            .serving(4, "run first", "run second", "run first", "run second", "end")
            .run(OneInstance.class);

    assertThat(ended.round().entries(RunRecorded.class))
        .extracting(recorded -> recorded.run().check() + " " + recorded.run().outcome())
        .containsExactly("first PASSED", "second PASSED", "first PASSED", "second PASSED");
  }

  @Test
  void runsTheRowsOfAParameterizedClassTogetherAndOnlyTheCheckThatWasAskedFor() throws Exception {
    Ended ended = new SuiteJvm(folder).serving(2, "run speaks", "end").run(Rows.class);

    assertThat(only(ended, SuiteReady.class).checks())
        .extracting(each -> each.id().value())
        .containsExactlyInAnyOrder("speaks", "listens");
    assertThat(ended.round().entries(RunRecorded.class))
        .as(ended.printed())
        .extracting(recorded -> recorded.run().check() + " " + recorded.run().outcome())
        .containsExactly("speaks[language=de] PASSED", "speaks[language=fr] PASSED");
    assertThat(only(ended, Served.class).check()).isEqualTo(new CheckId("speaks"));
  }

  @Test
  void asksToBeReplacedWhenACheckIgnoresItsInterruptionAndGoesOnWithTheOthers() throws Exception {
    SuiteJvm jvm = new SuiteJvm(folder).with("roadworthy.grace", "200ms").with(Stubborn.class);
    Process process = jvm.serving(2).start();
    try (var in = process.outputWriter()) {
      in.write("run stubborn\n");
      in.flush();
      await().until(() -> !jvm.round().entries(ReplacementAsked.class).isEmpty());
      in.write("run frees\nend\n");
      in.flush();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    assertThat(process.exitValue()).isEqualTo(SuiteMain.ENDED);
    assertThat(jvm.round().entries(ReplacementAsked.class))
        .extracting(ReplacementAsked::why)
        .containsExactly("check stubborn ignores its interruption");
    assertThat(jvm.round().run("stubborn").fault())
        .extracting(Fault::code)
        .isEqualTo(FaultCode.IDLE_DEADLINE);
    assertThat(jvm.round().entries(RunRecorded.class)).hasSize(2);
  }

  @Test
  void givesUpWhatHangsBeforeItsRunAndAsksToBeReplaced() throws Exception {
    SuiteJvm jvm =
        new SuiteJvm(folder)
            .with("roadworthy.grace", "100ms")
            .with("roadworthy.lifecycle-timeout", "300ms")
            .with(Hanging.class)
            .with(Plain.class);
    Process process = jvm.serving(2).start();
    try (var in = process.outputWriter()) {
      in.write("run hangs\n");
      in.flush();
      await().until(() -> !jvm.round().entries(ReplacementAsked.class).isEmpty());
      in.write("run passes\n");
      in.flush();
      await().until(() -> !jvm.round().entries(Served.class).isEmpty());
    }
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();

    assertThat(jvm.round().entries(ReplacementAsked.class))
        .extracting(asked -> asked.check() + " " + asked.why())
        .containsExactly(
            "hangs check hangs: nothing happened for 700ms: what the suite does around it hangs,"
                + " such as a constructor or @BeforeAll");
    assertThat(jvm.round().run("hangs").fault())
        .extracting(Fault::code)
        .isEqualTo(FaultCode.IDLE_DEADLINE);
    assertThat(jvm.round().run("passes").outcome()).isEqualTo(Outcome.PASSED);
  }

  @Test
  void whatGoesOnAfterItsDeadlineIsNotTakenForSomethingThatHangsAroundItToo() throws Exception {
    SuiteJvm jvm =
        new SuiteJvm(folder)
            .with("roadworthy.grace", "100ms")
            .with("roadworthy.lifecycle-timeout", "100ms")
            .with(Hanging.class)
            .with(Stubborn.class);
    Process process = jvm.serving(2).start();
    try (var in = process.outputWriter()) {
      in.write("run stubborn\n");
      in.flush();
      await().until(() -> jvm.round().entries(ReplacementAsked.class).size() == 1);
      // It begins later, and has the same patience: when it is given up, the other could have been.
      in.write("run hangs\n");
      in.flush();
      await().until(() -> jvm.round().entries(ReplacementAsked.class).size() == 2);
    }
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();

    assertThat(jvm.round().entries(RunRecorded.class))
        .extracting(recorded -> recorded.run().check().value())
        .containsExactly("stubborn", "hangs");
  }

  @Test
  void saysWhetherAllRowsRan() throws Exception {
    Ended ended =
        new SuiteJvm(folder)
            .serving(1, "run speaks", "run halfway", "run unlucky", "end")
            .run(Rows.class, Halfway.class, Unlucky.class);

    assertThat(ended.round().entries(Served.class))
        .extracting(served -> served.check() + " " + served.whole())
        .containsExactly("speaks true", "halfway false", "unlucky false");
  }

  @Test
  void recordsACheckThatNeverBegan() throws Exception {
    Ended ended = new SuiteJvm(folder).serving(1, "run unlucky", "end").run(Unlucky.class);

    assertThat(only(ended, RunRecorded.class).run().outcome()).isEqualTo(Outcome.BROKEN);
    assertThat(only(ended, RunRecorded.class).run().evidence().detail()).contains("no database");
  }

  @Test
  void haltsWhenNobodyAsksAnyMore() throws Exception {
    Ended ended = new SuiteJvm(folder).serving(1, "run passes").run(Plain.class);

    assertThat(ended.exit()).isEqualTo(SuiteMain.ORPHANED);
    assertThat(ended.round().entries(RoundEnded.class)).isEmpty();
  }

  @Test
  void refusesToRunWhatIsNotThere() throws Exception {
    Ended ended = new SuiteJvm(folder).serving(1, "run nothing", "end").run(Plain.class);

    assertThat(ended.exit()).isEqualTo(SuiteMain.UNUSABLE);
    assertThat(ended.printed()).contains("\"run nothing\"");
  }

  private static Scheduled scheduled(String id, String every) {
    return new Scheduled(new CheckId(id), Schedule.parse(every));
  }

  private static <T extends JournalEntry> T only(Ended ended, Class<T> kind) {
    List<T> entries = ended.round().entries(kind);
    assertThat(entries).as(ended.printed()).hasSize(1);
    return entries.get(0);
  }
}
