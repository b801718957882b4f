package dev.roadworthy.runner.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.journal.BaselineFile;
import dev.roadworthy.journal.JournalEntry.LoadSummed;
import dev.roadworthy.load.LoadEnd.Reason;
import dev.roadworthy.load.LoadSummary;
import dev.roadworthy.run.Round;
import dev.roadworthy.run.Run;
import dev.roadworthy.runner.Home;
import dev.roadworthy.store.Store;
import dev.roadworthy.testkit.Ingests;
import dev.roadworthy.testkit.Loads;
import dev.roadworthy.testkit.Rounds;
import dev.roadworthy.testkit.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class BaselinesTest {

  @TempDir private Path folder;

  private final Round main = Rounds.in("staging").branch("main").build();
  private Home home;
  private Store store;
  private int minutes;

  @BeforeEach
  void openStore() {
    home = new Home(folder);
    store = Store.sqlite(home.database());
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  private void kept(String id, Runs run, Round round, UnaryOperator<Loads> load) {
    Instant start = Rounds.START.plusSeconds(60L * minutes++);
    Run built = run.id(id).of(round).at(start).build();
    Loads said = load.apply(Loads.of(built).seconds(3, 20));
    store.history().append(Ingests.of(round).loads(said.facts()).run(built).build());
  }

  private void kept(String id, Runs run, Round round) {
    kept(id, run, round, load -> load);
  }

  private List<String> problems() {
    return new Baselines(home, store.loads(), "main", () -> Rounds.START).write();
  }

  private List<LoadSummed> written(String environment) throws IOException {
    assertThat(problems()).isEmpty();
    return BaselineFile.of(folder, environment, new CheckId("spike")).read();
  }

  private List<String> ids() throws IOException {
    return written("staging").stream().map(each -> each.load().run().value()).toList();
  }

  @Test
  void loadTestsOfTheMainBranchThatPassedAreHandedOnTheNewestFirst() throws IOException {
    kept("passed", Runs.passed("spike"), main);
    kept("degraded", Runs.degraded("spike"), main);
    kept("without branch", Runs.passed("spike"), Rounds.in("staging").build());
    kept("feature", Runs.passed("spike"), Rounds.in("staging").branch("feature").build());
    kept("failed", Runs.failed("spike"), main);
    kept("saturated", Runs.inconclusive("spike"), main);
    kept("elsewhere", Runs.passed("spike"), Rounds.in("ci").branch("main").build());
    kept("stopped", Runs.passed("spike"), main, load -> load.ended(Reason.STOPPED));
    kept("in time", Runs.passed("spike"), main, load -> load.ended(Reason.MAX_DURATION));

    assertThat(ids()).containsExactly("in time", "without branch", "degraded", "passed");
    assertThat(written("ci"))
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.load().simulation()).isEqualTo("shop.Spike");
              assertThat(each.load().version()).isEqualTo("1.2.3");
              assertThat(each.summary()).extracting(LoadSummary::seconds).isEqualTo(3L);
              assertThat(each.summary().total().count()).isEqualTo(33);
            });
  }

  @Test
  void ofEachProfileTheNewestTwentyAreHandedOn() throws IOException {
    kept("ten percent", Runs.passed("spike"), main, load -> load.profile("10 %"));
    for (int i = 0; i < 25; i++) {
      kept("full-" + i, Runs.passed("spike"), main);
    }

    assertThat(ids()).hasSize(21).startsWith("full-24").endsWith("full-5", "ten percent");
  }

  @Test
  void aFileIsWrittenAnewWhenThereIsMoreToSay() throws IOException {
    Baselines baselines = new Baselines(home, store.loads(), "main", () -> Rounds.START);
    Path file = BaselineFile.of(folder, "staging", new CheckId("spike")).path();
    kept("one", Runs.passed("spike"), main);
    assertThat(baselines.write()).isEmpty();
    Files.delete(file);

    baselines.write();
    assertThat(file).doesNotExist();
    kept("two", Runs.passed("spike"), main);
    baselines.write();
    assertThat(file).exists();
  }

  @Test
  void aFolderThatCannotBeWrittenIsSaidAndHoldsUpNothing() throws IOException {
    Files.writeString(folder.resolve("baselines"), "a file in its place");
    kept("passed", Runs.passed("spike"), main);

    assertThat(problems())
        .singleElement()
        .asString()
        .startsWith("load tests of staging/spike are compared with what was known before: ")
        .contains("cannot be written");
  }
}
