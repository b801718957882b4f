package dev.roadworthy.runner.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.alerting.AlertPolicy;
import dev.roadworthy.alerting.Incident;
import dev.roadworthy.check.CheckId;
import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.evaluation.Thresholds;
import dev.roadworthy.run.Round;
import dev.roadworthy.run.Trigger;
import dev.roadworthy.runner.decision.Assessor;
import dev.roadworthy.store.Store;
import dev.roadworthy.testkit.Checks;
import dev.roadworthy.testkit.Ingests;
import dev.roadworthy.testkit.Rounds;
import dev.roadworthy.testkit.Runs;
import dev.roadworthy.testkit.SettableClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks and rows that go, and come back before anybody has noticed. */
class RecorderTest {

  private static final Round ROUND = Rounds.in("production").trigger(Trigger.SCHEDULE).build();
  private static final CheckId SPEAKS = new CheckId("speaks");
  private static final CheckSpec DE = Checks.check("speaks[de]").build();
  private static final CheckSpec FR = Checks.check("speaks[fr]").build();

  private final SettableClock clock = SettableClock.at(Rounds.START.plus(Duration.ofHours(1)));
  private final Recorder recorder =
      new Recorder("production", (round, check, run) -> true, decision -> {});

  @TempDir Path folder;
  private Store store;

  @BeforeEach
  void twoRowsOfWhichOneIsDown() {
    store = Store.sqlite(folder.resolve("history.db"));
    store
        .history()
        .append(
            Ingests.of(ROUND)
                .check(DE)
                .check(FR)
                .waiting(Runs.passed("speaks[de]").of(ROUND).at(Rounds.START).build())
                .waiting(Runs.failed("speaks[fr]").of(ROUND).at(Rounds.START).build())
                .build());
  }

  @AfterEach
  void close() {
    recorder.close();
    store.close();
  }

  private void record() throws IOException {
    AlertPolicy policy = new AlertPolicy(new Thresholds(1, 1, 1), List.of("pager"));
    recorder.record(
        store.history(),
        new Assessor("production", null, policy, store.history(), store.decisions(), clock));
  }

  private boolean isOpen() {
    return store.decisions().incidents("production", 10).stream()
        .map(Incident::closedAt)
        .anyMatch(closed -> closed == null);
  }

  @Test
  void aRowThatIsGoneIsRetiredAndItsIncidentClosed() throws IOException {
    record();
    assertThat(isOpen()).isTrue();

    recorder.consistsOf(SPEAKS, Set.of(DE.id()));
    record();

    assertThat(store.history().checks("production")).containsExactly(DE);
    assertThat(isOpen()).isFalse();
  }

  @Test
  void aRowThatWasGoneForAMomentStays() throws IOException {
    recorder.consistsOf(SPEAKS, Set.of(DE.id()));
    recorder.consistsOf(SPEAKS, Set.of(DE.id(), FR.id()));
    record();

    assertThat(store.history().checks("production")).containsExactly(DE, FR);
    assertThat(isOpen()).isTrue();
  }

  @Test
  void whatOneSuiteDoesNotHaveAndTheNextOneHasStays() throws IOException {
    recorder.adopted(Set.of(new CheckId("other")), Set.of(SPEAKS));
    recorder.adopted(Set.of(new CheckId("other"), SPEAKS), Set.of());
    record();
    assertThat(store.history().checks("production")).containsExactly(DE, FR);

    recorder.adopted(Set.of(new CheckId("other")), Set.of(SPEAKS));
    recorder.adopted(Set.of(new CheckId("other")), Set.of());
    record();
    assertThat(store.history().checks("production")).isEmpty();
    assertThat(isOpen()).isFalse();
  }
}
