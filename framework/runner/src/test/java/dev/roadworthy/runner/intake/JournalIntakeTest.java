package dev.roadworthy.runner.intake;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.fault.Outcome;
import dev.roadworthy.history.HistoryStore;
import dev.roadworthy.history.Series;
import dev.roadworthy.journal.JournalEntry;
import dev.roadworthy.journal.JournalEntry.CheckFound;
import dev.roadworthy.journal.JournalEntry.LoadBegan;
import dev.roadworthy.journal.JournalEntry.LoadEnded;
import dev.roadworthy.journal.JournalEntry.LoadMeasured;
import dev.roadworthy.journal.JournalEntry.RoundEnded;
import dev.roadworthy.journal.JournalEntry.RoundStarted;
import dev.roadworthy.journal.JournalEntry.RunRecorded;
import dev.roadworthy.journal.JournalException;
import dev.roadworthy.journal.JournalWriter;
import dev.roadworthy.load.LoadSecond;
import dev.roadworthy.run.Round;
import dev.roadworthy.run.Run;
import dev.roadworthy.store.Store;
import dev.roadworthy.testkit.Checks;
import dev.roadworthy.testkit.Exchanges;
import dev.roadworthy.testkit.Loads;
import dev.roadworthy.testkit.Rounds;
import dev.roadworthy.testkit.Runs;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalIntakeTest {

  private static final Relevance ALL = (round, check, run) -> true;

  @TempDir Path folder;

  private final Round round = Rounds.in("staging").branch("main").build();
  private final CheckSpec landing = Checks.check("landing").every("30s").build();
  private final Run passed = Runs.passed("landing").of(round).at(Rounds.START).build();
  private Path file;
  private Store store;

  @BeforeEach
  void openStore() {
    file = folder.resolve("one.journal");
    store = Store.sqlite(folder.resolve("history.db"));
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  private void journal(JournalEntry... entries) throws IOException {
    try (JournalWriter writer = JournalWriter.create(file)) {
      for (JournalEntry entry : entries) {
        writer.append(entry);
      }
    }
  }

  private JournalIntake intake(Relevance relevance) {
    return new JournalIntake(file, store.history(), relevance);
  }

  @Test
  void nothingIsTakenOverWhileThereIsNoJournal() throws IOException {
    try (JournalIntake intake = intake(ALL)) {
      assertThat(intake.takeOver()).isEmpty();
      assertThat(intake.round()).isNull();
    }
  }

  @Test
  void aJournalIsTakenOverAsItGrows() throws IOException {
    try (JournalWriter writer = JournalWriter.create(file);
        JournalIntake intake = intake(ALL)) {
      writer.append(new RoundStarted(round));
      writer.append(new CheckFound(landing));
      assertThat(intake.takeOver()).hasSize(2);
      assertThat(intake.takeOver()).isEmpty();

      writer.append(new RunRecorded(passed));
      writer.append(new RoundEnded(Rounds.START));

      assertThat(intake.takeOver()).hasSize(2);
      assertThat(intake.ended()).isTrue();
      assertThat(store.history().run(passed.id())).hasValue(passed);
      assertThat(store.history().checks("staging")).containsExactly(landing);
      assertThat(store.history().position(writer.id())).hasValue(Files.size(file));
    }
  }

  @Test
  void takingOverTwiceHasTheEffectOfOnce() throws IOException {
    journal(new RoundStarted(round), new CheckFound(landing), new RunRecorded(passed));
    try (JournalIntake first = intake(ALL);
        JournalIntake second = intake(ALL)) {
      first.takeOver();
      second.takeOver();

      assertThat(first.newRuns()).isEqualTo(1);
      assertThat(second.newRuns()).isZero();
      assertThat(second.isTakenOver()).isTrue();
      assertThat(store.decisions().waiting("staging", 10)).hasSize(1);
    }
  }

  @Test
  void aLoadTestIsTakenOverInPiecesAndAgain() throws IOException {
    Loads load = Loads.of(passed).seconds(700, 20);
    try (JournalWriter writer = JournalWriter.create(file);
        JournalIntake intake = intake(ALL)) {
      writer.append(new RoundStarted(round));
      writer.append(new LoadBegan(load.whole().load()));
      for (LoadSecond second : load.whole().seconds().subList(0, 600)) {
        writer.append(new LoadMeasured(passed.id(), second));
      }
      intake.takeOver();
      for (LoadSecond second : load.whole().seconds().subList(600, 700)) {
        writer.append(new LoadMeasured(passed.id(), second));
      }
      writer.append(new LoadEnded(passed.id(), requireNonNull(load.whole().end())));
      intake.takeOver();
      writer.append(new RunRecorded(passed));
      intake.takeOver();
    }
    try (JournalIntake again = intake(ALL)) {
      again.takeOverAll();
    }

    assertThat(store.loads().load(passed.id())).contains(load.whole());
    assertThat(store.loads().loads(new Series("staging", "main", passed.check()), 5))
        .singleElement()
        .satisfies(past -> assertThat(past.total()).isEqualTo(load.whole().total()));
  }

  @Test
  void whatHistoryDidNotTakeAtFirstIsNoOtherPartOfALoadTestTheSecondTime() throws IOException {
    Loads load = Loads.of(passed).seconds(3, 20);
    try (JournalWriter writer = JournalWriter.create(file);
        JournalIntake intake = new JournalIntake(file, failingOnce(), ALL)) {
      writer.append(new RoundStarted(round));
      writer.append(new LoadBegan(load.whole().load()));
      for (LoadSecond second : load.whole().seconds()) {
        writer.append(new LoadMeasured(passed.id(), second));
      }
      assertThatThrownBy(intake::takeOver).isInstanceOf(IllegalStateException.class);
      intake.takeOver();
    }
    try (JournalIntake again = intake(ALL)) {
      again.takeOverAll();
    }

    assertThat(store.loads().load(passed.id()).orElseThrow().seconds())
        .isEqualTo(load.whole().seconds());
  }

  private HistoryStore failingOnce() {
    AtomicBoolean failed = new AtomicBoolean();
    return (HistoryStore)
        Proxy.newProxyInstance(
            HistoryStore.class.getClassLoader(),
            new Class<?>[] {HistoryStore.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("append") && !failed.getAndSet(true)) {
                throw new IllegalStateException("the disk is full");
              }
              return method.invoke(store.history(), arguments);
            });
  }

  @Test
  void runsThatAreNotRelevantGoToHistoryAlone() throws IOException {
    journal(new RoundStarted(round), new CheckFound(landing), new RunRecorded(passed));
    try (JournalIntake intake = intake(Relevance.NONE)) {
      intake.takeOver();

      assertThat(store.history().run(passed.id())).isPresent();
      assertThat(store.decisions().waiting("staging", 10)).isEmpty();
    }
  }

  @Test
  void whatStandsBeforeADamageIsReturnedBeforeTheDamageIsMet() throws IOException {
    journal(new RoundStarted(round), new CheckFound(landing), new RunRecorded(passed));
    Files.write(file, new byte[] {-1, -1, -1, -1, -1, -1, -1, -1}, StandardOpenOption.APPEND);
    try (JournalIntake intake = intake(ALL)) {
      assertThat(intake.takeOver()).hasSize(3);
      assertThatThrownBy(intake::takeOver)
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("is damaged at byte");
      assertThat(store.history().run(passed.id())).isPresent();
    }
    try (JournalIntake intake = intake(ALL)) {
      assertThatThrownBy(intake::takeOverAll).isInstanceOf(JournalException.class);
    }
  }

  @Test
  void aCheckThatThrewAfterAnAnswerIsTheApplicationsFaultOnceTheSameCodeHasPassed()
      throws IOException {
    Run before =
        Runs.passed("landing").of(round).at(Rounds.START.minusSeconds(60)).code("v1").build();
    Run threw =
        Runs.with(FaultCode.CHECK_THREW, "landing")
            .of(round)
            .at(Rounds.START)
            .code("v1")
            .exchange(Exchanges.get("/").answered(200).build())
            .build();
    Round earlier = Rounds.in("staging").branch("main").build();
    journal(new RoundStarted(earlier), new CheckFound(landing), new RunRecorded(before));
    try (JournalIntake intake = intake(ALL)) {
      intake.takeOver();
    }
    file = folder.resolve("two.journal");
    journal(new RoundStarted(round), new CheckFound(landing), new RunRecorded(threw));
    try (JournalIntake intake = intake(ALL)) {
      intake.takeOver();

      Run kept = store.history().run(threw.id()).orElseThrow();
      assertThat(kept.outcome()).isEqualTo(Outcome.FAILED);
      assertThat(kept.fault()).isNotNull();
      assertThat(kept.fault().code()).isEqualTo(FaultCode.UNREADABLE);
    }
  }

  @Test
  void aForeignFileIsRefusedInASentence() throws IOException {
    Files.writeString(file, "This is a letter to my aunt, and no journal at all.");
    try (JournalIntake intake = intake(ALL)) {
      assertThatThrownBy(intake::takeOver)
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("is not a Roadworthy journal");
    }
  }

  @Test
  void aTailThatWasCutOffIsLeftAndCounted() throws IOException {
    journal(new RoundStarted(round), new CheckFound(landing), new RunRecorded(passed));
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 5));
    try (JournalIntake intake = intake(ALL)) {
      assertThat(intake.takeOver()).hasSize(2);
      assertThat(intake.unread()).isPositive();
      assertThat(store.history().run(passed.id())).isEmpty();
    }
  }
}
