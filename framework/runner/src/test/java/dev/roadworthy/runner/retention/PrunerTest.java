package dev.roadworthy.runner.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.config.Retention;
import dev.roadworthy.journal.JournalEntry.RoundStarted;
import dev.roadworthy.journal.JournalEntry.RunRecorded;
import dev.roadworthy.journal.JournalWriter;
import dev.roadworthy.run.Round;
import dev.roadworthy.run.Run;
import dev.roadworthy.runner.Home;
import dev.roadworthy.runner.Stop;
import dev.roadworthy.runner.intake.Leftovers;
import dev.roadworthy.runner.intake.Relevance;
import dev.roadworthy.store.Store;
import dev.roadworthy.testkit.Ingests;
import dev.roadworthy.testkit.Rounds;
import dev.roadworthy.testkit.Runs;
import dev.roadworthy.testkit.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrunerTest {

  private static final Instant OLD = Rounds.START;
  private static final Instant NOW = OLD.plus(Duration.ofDays(40));
  private static final Round OLD_ROUND = Rounds.in("ci").branch("main").at(OLD).build();
  private static final Round DAYS_OLD = Rounds.in("ci").at(NOW.minus(Duration.ofDays(2))).build();
  private static final Round NEWEST_ROUND = Rounds.in("ci").branch("main").at(NOW).build();

  @TempDir Path folder;
  private Home home;
  private Store store;

  @BeforeEach
  void openHome() {
    home = new Home(folder.resolve(".roadworthy"));
    store = Store.sqlite(home.database());
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void prune() {
    prune(new Stop());
  }

  private void prune(Stop stop) {
    Pruner pruner = new Pruner(home, store.history(), Retention.DEFAULT, 1, SettableClock.at(NOW));
    assertThat(pruner.prune(stop)).isEmpty();
  }

  private Path journal(String name, Round round) throws IOException {
    Path file = home.journals().resolve(name);
    try (JournalWriter writer = JournalWriter.create(file)) {
      writer.append(new RoundStarted(round));
      writer.append(new RunRecorded(run(round)));
    }
    return changed(file, round.startedAt());
  }

  private static Run run(Round round) {
    return Runs.passed("landing").of(round).at(round.startedAt()).build();
  }

  private static Path changed(Path file, Instant at) throws IOException {
    return Files.setLastModifiedTime(file, FileTime.from(at));
  }

  private static Path written(Path file, Instant at) throws IOException {
    Files.createDirectories(file.getParent());
    return changed(Files.writeString(file, "text"), at);
  }

  private static Path folderOf(Path folder, Instant at) throws IOException {
    written(folder.resolve("data").resolve("some-result.json"), at);
    changed(folder.resolve("data"), at);
    return changed(folder, at);
  }

  private void takeOver() throws IOException {
    new Leftovers(home.journals(), store.history()).takeOver(Relevance.NONE);
  }

  @Test
  void oldJournalsGoWhenHistoryHasThemAndYoungOnesStay() throws IOException {
    Path old = journal("old.journal", OLD_ROUND);
    Path young = journal("young.journal", NEWEST_ROUND);
    takeOver();

    prune();

    assertThat(old).doesNotExist();
    assertThat(young).exists();
    assertThat(store.history().rounds("ci", "main", 5)).hasSize(1);
    takeOver();
    assertThat(store.history().rounds("ci", "main", 5)).hasSize(1);
  }

  @Test
  void aDayAfterItWasTakenOverAJournalGoesAlsoOneThatEndsInHalfARecord() throws IOException {
    Path whole = journal("whole.journal", DAYS_OLD);
    Path torn = journal("torn.journal", Rounds.in("ci").at(DAYS_OLD.startedAt()).build());
    Files.write(torn, new byte[] {0, 0, 0, 99, 1, 2, 3}, StandardOpenOption.APPEND);
    changed(torn, DAYS_OLD.startedAt());
    takeOver();

    prune();

    assertThat(whole).doesNotExist();
    assertThat(torn).doesNotExist();
    assertThat(store.history().runs(DAYS_OLD.id())).hasSize(1);
  }

  @Test
  void aJournalThatHistoryDoesNotHaveStaysHoweverOldItIs() throws IOException {
    Path unread = journal("unread.journal", OLD_ROUND);
    Path foreign = home.journals().resolve("foreign.journal");
    changed(Files.writeString(foreign, "Dear aunt, ".repeat(9)), OLD);
    Path shorter = written(home.journals().resolve("shorter.journal"), OLD);
    Path cut = journal("cut.journal", Rounds.in("ci").at(OLD).build());
    byte[] whole = Files.readAllBytes(cut);
    Files.write(cut, Arrays.copyOf(whole, whole.length - 3));
    changed(cut, OLD);
    Path note = written(home.journals().resolve("note.txt"), OLD);

    prune();

    assertThat(List.of(unread, foreign, shorter, cut, note))
        .allSatisfy(file -> assertThat(file).exists());
  }

  @Test
  void aJournalInWhichNothingWasEverWrittenGoes() throws IOException {
    Path empty = written(home.journals().resolve("empty.journal"), OLD);
    changed(Files.write(empty, new byte[0]), OLD);
    Path begun = home.journals().resolve("begun.journal");
    JournalWriter.create(begun).close();
    changed(begun, OLD);

    prune();

    assertThat(empty).doesNotExist();
    assertThat(begun).doesNotExist();
  }

  @Test
  void oldLogsGo() throws IOException {
    Path old = written(home.logs().resolve("old.log"), OLD);
    Path arguments = written(home.logs().resolve("old.log.args"), OLD);
    Path young = written(home.logs().resolve("young.log"), NOW);

    prune();

    assertThat(List.of(old, arguments)).allSatisfy(file -> assertThat(file).doesNotExist());
    assertThat(young).exists();
  }

  @Test
  void oldAllureResultsGoButForThoseThatAReportCanStillBeMadeOf() throws IOException {
    Round newestOfFeature = Rounds.in("ci").branch("feature").at(OLD).build();
    store.history().append(Ingests.ingest(OLD_ROUND, run(OLD_ROUND)));
    store.history().append(Ingests.ingest(NEWEST_ROUND, run(NEWEST_ROUND)));
    store.history().append(Ingests.ingest(newestOfFeature, run(newestOfFeature)));
    Path old = folderOf(home.results().resolve(OLD_ROUND.id().value()), OLD);
    Path unknown = folderOf(home.results().resolve("unknown"), OLD);
    Path newest = folderOf(home.results().resolve(NEWEST_ROUND.id().value()), OLD);
    Path feature = folderOf(home.results().resolve(newestOfFeature.id().value()), OLD);
    Path young = folderOf(home.results().resolve("young"), NOW);

    prune();

    assertThat(List.of(old, unknown)).allSatisfy(file -> assertThat(file).doesNotExist());
    assertThat(List.of(newest, feature, young))
        .allSatisfy(file -> assertThat(file.resolve("data").resolve("some-result.json")).exists());
  }

  @Test
  void whatIsBehindALinkStays() throws IOException {
    Path elsewhere = written(folder.resolve("elsewhere").resolve("precious.txt"), OLD);
    Path old = folderOf(home.results().resolve("old"), OLD);
    Files.createSymbolicLink(old.resolve("link"), elsewhere.getParent());
    changed(old, OLD);

    prune();

    assertThat(old).doesNotExist();
    assertThat(elsewhere).exists();
  }

  @Test
  void oldRunsGoAndTheirSumsStay() {
    store.history().append(Ingests.ingest(OLD_ROUND, run(OLD_ROUND)));
    store.history().append(Ingests.ingest(NEWEST_ROUND, run(NEWEST_ROUND)));

    prune();

    assertThat(store.history().runs(OLD_ROUND.id())).isEmpty();
    assertThat(
            store
                .history()
                .rollups(store.history().series().get(0), OLD, NOW.plus(Duration.ofHours(1))))
        .hasSize(2);
  }

  @Test
  void whoIsAskedToStopLeavesHistoryForTheNextTime() {
    store.history().append(Ingests.ingest(OLD_ROUND, run(OLD_ROUND)));
    store.history().append(Ingests.ingest(NEWEST_ROUND, run(NEWEST_ROUND)));
    Stop stop = new Stop();
    stop.ask();

    prune(stop);

    assertThat(store.history().runs(OLD_ROUND.id())).hasSize(1);
  }
}
