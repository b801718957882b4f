package dev.roadworthy.runner.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.journal.JournalEntry;
import dev.roadworthy.journal.JournalWriter;
import dev.roadworthy.run.Round;
import dev.roadworthy.runner.Home;
import dev.roadworthy.runner.watch.OneWatch;
import dev.roadworthy.testkit.Checks;
import dev.roadworthy.testkit.Rounds;
import dev.roadworthy.testkit.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journals that builds, and rounds whose runner was killed, have left in the home. */
class LeftJournalsTest {

  private static final String CONFIGURATION =
      "environments: {staging: {url: 'https://staging.example'}}";

  @TempDir Path folder;
  private Path journals;
  private Shell shell;

  @BeforeEach
  void leaveTheJournalOfABuild() throws IOException {
    shell = new Shell(folder).configured(CONFIGURATION);
    journals = folder.resolve(".roadworthy").resolve("journals");
    Round round = Rounds.in("staging").branch("main").build();
    try (JournalWriter writer = JournalWriter.create(journals.resolve("build.journal"))) {
      writer.append(new JournalEntry.RoundStarted(round));
      writer.append(new JournalEntry.CheckFound(Checks.check("landing").build()));
      writer.append(new JournalEntry.RunRecorded(Runs.passed("landing").of(round).build()));
      writer.append(new JournalEntry.RunRecorded(Runs.failed("search").of(round).build()));
    }
  }

  @Test
  void statusTakesThemOver() {
    Shell.Said said = shell.type("status");

    assertThat(said.err()).isEmpty();
    assertThat(said.exit()).isZero();
    assertThat(said.out()).contains("staging", "landing", "no decision yet");
  }

  @Test
  void statusSaysWhatItKnowsAlsoWhereTheConfigurationIsWrong() throws IOException {
    shell.type("status");
    shell.configured("environments: {staging: {ulr: x}}");

    assertThat(shell.type("status").err()).isEmpty();

    Files.writeString(journals.resolve("young.journal"), "RWJOURNL".repeat(8));
    Shell.Said said = shell.type("status");
    assertThat(said.exit()).isZero();
    assertThat(said.out()).contains("landing");
    assertThat(said.err())
        .startsWith("Without what builds and killed rounds may have left behind: ")
        .contains("did you mean \"url\"")
        .doesNotContain("\tat ");
  }

  @Test
  void whatIsNoJournalIsNamedStaysAndHoldsUpNoOther() throws IOException {
    Path foreign = Files.writeString(journals.resolve("a.journal"), "Dear aunt, ".repeat(20));

    Shell.Said said = shell.type("status");

    assertThat(said.exit()).isZero();
    assertThat(said.err())
        .isEqualTo(
            foreign
                + " is not a Roadworthy journal: it does not begin with RWJOURNL. It stays where it"
                + " is; move it away, and this is no longer said\n");
    assertThat(said.out()).contains("landing");
    assertThat(foreign).hasContent("Dear aunt, ".repeat(20));
  }

  @Test
  void aWatchOfThisHomeTakesThemOverAndNobodyElseReadsThem() throws IOException {
    Files.writeString(journals.resolve("a.journal"), "Dear aunt, ".repeat(20));
    shell.type("status");

    try (OneWatch watch = OneWatch.on(new Home(folder.resolve(".roadworthy")), "staging")) {
      assertThat(shell.type("status").err()).isEmpty();
      assertThat(shell.type("status").out()).contains("landing");
    }

    assertThat(shell.type("status").err()).contains("is not a Roadworthy journal");
  }

  @Test
  void anOldOneIsTakenOverAndLetGoInTheSameRoundAndItsHoursStay() throws IOException {
    Path journal = journals.resolve("build.journal");
    Files.setLastModifiedTime(journal, FileTime.from(Rounds.START.minus(Duration.ofDays(90))));
    shell.configured("history: {keepRuns: 1d}\n" + CONFIGURATION);
    Path suite =
        CompiledSuite.of(folder, "@HealthCheck(value = \"It is so\", id = \"so\") void so() {}");

    Shell.Said said = shell.run(suite, "-e", "staging");

    assertThat(said.err()).isEmpty();
    assertThat(said.exit()).isZero();
    assertThat(journal).doesNotExist();
    assertThat(shell.type("status").out()).contains("landing", "so");
  }

  @Test
  void ofADamagedOneTheRecordsBeforeTheDamageAreTakenOver() throws IOException {
    Path journal = journals.resolve("build.journal");
    byte[] bytes = Files.readAllBytes(journal);
    bytes[bytes.length - 3] ^= 1;
    Files.write(journal, bytes);

    Shell.Said said = shell.type("status");

    assertThat(said.err())
        .contains("build.journal is damaged at byte ", "checksum", "It stays where it is")
        .doesNotContain("\tat ");
    assertThat(shell.type("history import", journal.toString()).out()).contains("0 runs");
    assertThat(said.out()).contains("landing");
  }

  @Test
  void ofOneThatIsCutOffTheRecordsBeforeTheCutAreTakenOverAndTheRestLater() throws IOException {
    Path journal = journals.resolve("build.journal");
    byte[] whole = Files.readAllBytes(journal);
    Files.write(journal, Arrays.copyOf(whole, whole.length - 5));
    assertThat(shell.type("status").err()).isEmpty();

    Shell.Said cut = shell.type("history import", journal.toString());
    assertThat(cut.exit()).isZero();
    assertThat(cut.out()).contains("0 runs, then", "not a complete record (cut off)");

    Files.write(journal, whole);
    assertThat(shell.type("history import", journal.toString()).out()).contains("1 run");
  }
}
