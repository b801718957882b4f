package dev.roadworthy.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.roadworthy.alerting.CheckState;
import dev.roadworthy.alerting.DecisionStore.Waiting;
import dev.roadworthy.alerting.Incident;
import dev.roadworthy.alerting.IncidentEvent;
import dev.roadworthy.alerting.IncidentEvent.Kind;
import dev.roadworthy.alerting.Outbox.Posted;
import dev.roadworthy.alerting.Outbox.State;
import dev.roadworthy.history.RoundSummary;
import dev.roadworthy.run.RoundId;
import dev.roadworthy.run.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that writes is killed at moments that nobody chose, again and again. */
class ProcessDeathTest {

  private static final int KILLS = 20;
  private static final int ALL = 1_000_000;

  @TempDir private Path folder;

  @Test
  void whateverAFileAcknowledgedIsThereAndNothingIsHalfThere() throws Exception {
    whateverWasAcknowledgedIsThereAndNothingIsHalfThere(folder.resolve("history.db").toString());
  }

  @Test
  void whateverAServerAcknowledgedIsThereAndNothingIsHalfThere() throws Exception {
    whateverWasAcknowledgedIsThereAndNothingIsHalfThere(PostgresServer.shared().newDatabase());
  }

  private void whateverWasAcknowledgedIsThereAndNothingIsHalfThere(String place) throws Exception {
    Path acknowledged = Files.createFile(folder.resolve("acknowledged.txt"));
    Random random = new Random(20261102);
    for (int generation = 0; generation < KILLS; generation++) {
      killAfter(1 + random.nextInt(40), place, acknowledged, generation);
      try (Store store = StorePlace.open(place)) {
        everyAcknowledgedAppendIsThere(store, acknowledged);
        everyRoundIsWhole(store);
        everyRunWaitsOrWasDecidedOn(store, acknowledged);
        lettersAndTimeLinesBelongTogether(store);
      }
    }
  }

  private static void killAfter(int lines, String place, Path acknowledged, int generation)
      throws Exception {
    long before = Files.size(acknowledged);
    try (ChildJvm child = ChildJvm.start(CrashingWriter.class, place, acknowledged, generation)) {
      await()
          .atMost(Duration.ofMinutes(2))
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(1))
          .until(() -> !child.isAlive() || Files.size(acknowledged) >= before + lines * 44L);
      assertThat(child.isAlive()).as("%s", child.output()).isTrue();
    }
  }

  private static void everyAcknowledgedAppendIsThere(Store store, Path acknowledged)
      throws IOException {
    List<String> rounds = named("appended ", acknowledged);
    assertThat(rounds)
        .isNotEmpty()
        .allSatisfy(round -> assertThat(store.history().runs(new RoundId(round))).isNotEmpty());
  }

  private static void everyRoundIsWhole(Store store) {
    for (RoundSummary summary : store.history().rounds("production", "main", ALL)) {
      int runs = summary.outcomes().values().stream().mapToInt(Integer::intValue).sum();
      assertThat(String.valueOf(runs)).isEqualTo(summary.round().build());
      assertThat(store.history().runs(summary.round().id())).hasSize(runs);
    }
  }

  /** Transaction 1 without transaction 2 leaves a run that waits, never one that is forgotten. */
  private static void everyRunWaitsOrWasDecidedOn(Store store, Path acknowledged)
      throws IOException {
    Set<RunId> waiting =
        store.decisions().waiting("production", ALL).stream()
            .map(Waiting::run)
            .collect(Collectors.toSet());
    Set<String> decided = new HashSet<>(named("decided ", acknowledged));
    assertThat(waiting).noneMatch(run -> decided.contains(run.value()));
    long unaccounted =
        store.history().rounds("production", "main", ALL).stream()
            .flatMap(summary -> store.history().runs(summary.round().id()).stream())
            .filter(run -> !waiting.contains(run.id()) && !decided.contains(run.id().value()))
            .count();
    assertThat(unaccounted)
        .as("committed, but killed before it could be noted")
        .isLessThanOrEqualTo(KILLS);
  }

  private static void lettersAndTimeLinesBelongTogether(Store store) {
    List<Posted> letters = store.outbox().list(State.PENDING, ALL);
    List<Incident> incidents = store.decisions().incidents("production", ALL);
    for (Incident incident : incidents) {
      List<IncidentEvent> events = store.decisions().timeline(incident.id());
      assertThat(events).extracting(IncidentEvent::kind).startsWith(Kind.OPENED);
      assertThat(events.stream().anyMatch(event -> event.kind() == Kind.CLOSED))
          .isEqualTo(!incident.isOpen());
      assertThat(letters)
          .filteredOn(posted -> posted.letter().incident().id().equals(incident.id()))
          .hasSize(events.size() * CrashingWriter.HOOKS.size());
    }
    assertThat(incidents.stream().filter(Incident::isOpen))
        .containsExactlyInAnyOrderElementsOf(
            store.decisions().states("production").stream()
                .map(CheckState::open)
                .filter(open -> open != null)
                .toList());
  }

  private static List<String> named(String kind, Path acknowledged) throws IOException {
    return Files.readString(acknowledged)
        .lines()
        .filter(line -> line.startsWith(kind))
        .map(line -> line.substring(kind.length()))
        .toList();
  }
}
