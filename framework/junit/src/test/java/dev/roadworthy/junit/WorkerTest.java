package dev.roadworthy.junit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.fault.Outcome;
import dev.roadworthy.journal.JournalEntry.CheckFound;
import dev.roadworthy.journal.JournalEntry.RoundEnded;
import dev.roadworthy.journal.JournalEntry.RunRecorded;
import dev.roadworthy.junit.SuiteJvm.Ended;
import dev.roadworthy.junit.worker.SuiteMain;
import dev.roadworthy.run.Run;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the suite JVM tells the runner by its exit status and its journal. */
class WorkerTest {

  @TempDir Path folder;

  static class Well {
    @HealthCheck(value = "it passes", id = "passes")
    void passes() {}
  }

  static class Stubborn {
    @HealthCheck(value = "it never ends", id = "stubborn", timeout = "100ms")
    void stubborn() {
      while (true) {
        LockSupport.parkNanos(1_000_000);
      }
    }
  }

  static class Settled {
    @BeforeAll
    static void notOnceMore() {
      throw new IllegalStateException("a class without a check to run is left alone");
    }

    @HealthCheck(value = "it has run before", id = "settled")
    void settled() {}
  }

  abstract static class Basis {}

  static class Heir extends Basis {
    @HealthCheck(value = "it has a superclass", id = "heir")
    void heir() {}
  }

  static class Needy {
    @HealthCheck(value = "it takes a parameter", id = "needy")
    void needy(Basis basis) {}
  }

  @Test
  void aRoundThatCameToItsEndIsZero() throws Exception {
    Ended ended = new SuiteJvm(folder).run(Well.class);

    assertThat(ended.exit()).as(ended.printed()).isEqualTo(SuiteMain.ENDED);
    assertThat(ended.round().entries(RoundEnded.class)).hasSize(1);
  }

  @Test
  void aCheckThatIgnoresItsInterruptionIsRecordedAndItsJvmHalted() throws Exception {
    Ended ended = new SuiteJvm(folder).with("roadworthy.grace", "200ms").run(Stubborn.class);

    assertThat(ended.exit()).as(ended.printed()).isEqualTo(SuiteMain.HALTED);
    Run run = ended.round().run("stubborn");
    assertThat(run.fault()).extracting(Fault::code).isEqualTo(FaultCode.IDLE_DEADLINE);
    assertThat(run.evidence().detail()).contains("Stubborn.stubborn(");
    assertThat(ended.round().entries(RoundEnded.class)).isEmpty();
  }

  @Test
  void aCheckThatIsExceptedIsNeitherAnnouncedNorRunAndItsClassIsLeftAlone() throws Exception {
    Ended ended = new SuiteJvm(folder).asked("--except", "settled").run(Well.class, Settled.class);

    assertThat(ended.exit()).as(ended.printed()).isEqualTo(SuiteMain.ENDED);
    assertThat(ended.round().entries(CheckFound.class))
        .extracting(found -> found.check().id().value())
        .containsExactly("passes");
    assertThat(ended.round().entries(RunRecorded.class))
        .extracting(recorded -> recorded.run().outcome())
        .containsExactly(Outcome.PASSED);
  }

  @Test
  void aRoundOfWhichNothingIsLeftIsZeroAndWritesNoJournal() throws Exception {
    Ended ended = new SuiteJvm(folder).asked("--except", "settled").run(Settled.class);

    assertThat(ended.exit()).as(ended.printed()).isEqualTo(SuiteMain.ENDED);
    assertThat(ended.round().journal()).isEmpty();
  }

  @Test
  void aClassForANewerJavaMakesTheRoundUnusable() throws Exception {
    Ended ended =
        new SuiteJvm(folder).with(Well.class).with(Heir.class, WorkerTest::forANewerJava).run();

    assertUnusable(ended, Heir.class, "UnsupportedClassVersionError");
  }

  private static byte[] forANewerJava(byte[] classFile) {
    classFile[7] = 99;
    return classFile;
  }

  @Test
  void aClassWhoseSuperclassIsMissingMakesTheRoundUnusable() throws Exception {
    Ended ended =
        new SuiteJvm(folder).with(Well.class).with(Heir.class, naming("Basis", "Bases")).run();

    assertUnusable(
        ended, Heir.class, "NoClassDefFoundError: dev/roadworthy/junit/WorkerTest$Bases");
  }

  @Test
  void aClassOneOfWhoseMethodsNeedsAMissingClassMakesTheRoundUnusable() throws Exception {
    Ended ended =
        new SuiteJvm(folder).with(Well.class).with(Needy.class, naming("Basis", "Bases")).run();

    assertUnusable(
        ended, Needy.class, "NoClassDefFoundError: dev/roadworthy/junit/WorkerTest$Bases");
  }

  /** Another name of the same length for a class that the class file refers to. */
  private static UnaryOperator<byte[]> naming(String name, String other) {
    return classFile ->
        new String(classFile, ISO_8859_1)
            .replace("WorkerTest$" + name, "WorkerTest$" + other)
            .getBytes(ISO_8859_1);
  }

  private static void assertUnusable(Ended ended, Class<?> culprit, String why) {
    assertThat(ended.exit()).as(ended.printed()).isEqualTo(SuiteMain.UNUSABLE);
    assertThat(ended.printed())
        .contains("cannot be loaded", culprit.getName() + ": java.lang." + why);
    assertThat(ended.round().journal()).isEmpty();
  }

  @Test
  void aFolderWithoutChecksMakesTheRoundUnusable() throws Exception {
    Ended ended = new SuiteJvm(folder).run();

    assertThat(ended.exit()).isEqualTo(SuiteMain.UNUSABLE);
    assertThat(ended.printed()).contains("No check was found in ");
  }
}
