package dev.roadworthy.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.alerting.AlertPolicy;
import dev.roadworthy.alerting.CheckState;
import dev.roadworthy.alerting.Decider;
import dev.roadworthy.alerting.Decision;
import dev.roadworthy.alerting.DecisionStore.Waiting;
import dev.roadworthy.alerting.Incident;
import dev.roadworthy.alerting.IncidentEvent;
import dev.roadworthy.alerting.Letter;
import dev.roadworthy.alerting.Outbox.Posted;
import dev.roadworthy.alerting.Outbox.State;
import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.evaluation.Thresholds;
import dev.roadworthy.history.Horizon;
import dev.roadworthy.history.Ingest;
import dev.roadworthy.run.Round;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * Two that have the same store open, as two processes do, append, decide, deliver, sum up and prune
 * at once: what comes of it is what would have come of one alone. A store's own test extends this
 * and says how to open one.
 */
public abstract class SharedStoreContract extends StoreContract {

  private static final int ALL = 1_000_000;
  private static final int ROUNDS = 40;
  private static final List<String> CHECKS = List.of("landing", "search", "pay");
  private static final Set<String> HOOKS = Set.of("chat", "pager");
  private static final Decider DECIDER =
      new Decider(new AlertPolicy(new Thresholds(1, 1, 1), List.copyOf(HOOKS)));
  private static final Instant LATER = Rounds.START.plus(Duration.ofDays(1));

  /** What decisions came to, in an order of its own. */
  private record Opinions(
      List<CheckState> states,
      List<Incident> incidents,
      Map<String, List<IncidentEvent>> timelines,
      List<Letter> letters) {

    static Opinions of(StorePorts store, State state) {
      Map<String, List<IncidentEvent>> timelines = new TreeMap<>();
      List<Incident> incidents = store.decisions().incidents("ci", ALL);
      incidents.forEach(
          incident ->
              timelines.put(incident.id().value(), store.decisions().timeline(incident.id())));
      return new Opinions(
          store.decisions().states("ci"),
          incidents,
          timelines,
          store.outbox().list(state, ALL).stream()
              .map(Posted::letter)
              .sorted(Comparator.comparing(letter -> letter.id().value()))
              .toList());
    }
  }

  @Test
  void twoThatWorkAtOnceComeToWhatOneAloneComesTo() throws Exception {
    List<Ingest> ingests = ingests();
    StorePorts alone = opening("alone");
    ingests.forEach(alone.history()::append);
    decideOnAll(alone);
    Opinions expected = Opinions.of(alone, State.PENDING);
    assertThat(expected.letters()).hasSizeGreaterThan(50);

    StorePorts one = opening("shared");
    StorePorts two = opening("shared");
    int added =
        both(
            () -> appendAll(one, shuffled(ingests, 1)), () -> appendAll(two, shuffled(ingests, 2)));
    assertThat(added).isEqualTo(ROUNDS * CHECKS.size());
    int decided = both(() -> decideOnAll(one), () -> decideOnAll(two));
    assertThat(decided).isEqualTo(ROUNDS * CHECKS.size());
    assertThat(Opinions.of(one, State.PENDING)).isEqualTo(expected);
    both(() -> deliverAll(one, 1), () -> deliverAll(two, 2));

    assertThat(Opinions.of(two, State.DELIVERED)).isEqualTo(expected);
    assertThat(two.outbox().nextDue(HOOKS)).isEmpty();
    assertThat(HistorySnapshot.of(one, ingests)).isEqualTo(HistorySnapshot.of(alone, ingests));
  }

  private static List<Ingest> ingests() {
    Random random = new Random(20261103);
    List<Ingest> ingests = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      Round round =
          Rounds.in("ci")
              .branch("main")
              .id("round-" + i)
              .at(Rounds.START.plusSeconds(120L * i))
              .build();
      Ingests next = Ingests.of(round);
      for (String check : CHECKS) {
        Runs run = random.nextBoolean() ? Runs.passed(check) : Runs.failed(check);
        next.check(Checks.check(check).build())
            .waiting(run.of(round).id(check + "-" + i).at(round.startedAt()).build());
      }
      ingests.add(next.build());
    }
    return ingests;
  }

  private static <T> List<T> shuffled(List<T> all, long seed) {
    List<T> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, new Random(seed));
    return shuffled;
  }

  private static int both(Callable<Integer> first, Callable<Integer> second) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try {
      int sum = 0;
      for (Future<Integer> each : pool.invokeAll(List.of(first, second))) {
        sum += each.get();
      }
      return sum;
    } finally {
      pool.shutdownNow();
    }
  }

  private static int appendAll(StorePorts store, List<Ingest> ingests) {
    Horizon nothing = new Horizon(Rounds.START, Rounds.START, 1);
    int added = 0;
    for (Ingest ingest : ingests) {
      added += store.history().append(ingest);
      store.history().prune(nothing);
    }
    return added;
  }

  /** Returns on how many runs this one decided. */
  private static int decideOnAll(StorePorts store) {
    int decided = 0;
    List<Waiting> waiting = store.decisions().waiting("ci", 7);
    while (!waiting.isEmpty()) {
      for (Waiting each : waiting) {
        CheckSpec check = Checks.check(each.key().check().value()).build();
        Decision decision =
            DECIDER.decide(
                check,
                store.decisions().state(each.key()),
                store.history().window(each.run(), DECIDER.runsNeeded()),
                Rounds.START);
        decided += store.decisions().commit(decision) ? 1 : 0;
      }
      waiting = store.decisions().waiting("ci", 7);
    }
    return decided;
  }

  /** Some are given up first, and given another chance. */
  private static int deliverAll(StorePorts store, long seed) {
    Random random = new Random(seed);
    int delivered = 0;
    List<Posted> due = store.outbox().due(LATER, 5, HOOKS);
    while (!due.isEmpty()) {
      for (Posted posted : due) {
        if (random.nextInt(4) == 0) {
          store.outbox().dead(posted.letter().id(), LATER, "refused");
          store.outbox().redeliver(posted.letter().id(), LATER);
        } else {
          store.outbox().delivered(posted.letter().id(), LATER);
          delivered++;
        }
      }
      due = store.outbox().due(LATER, 5, HOOKS);
    }
    return delivered;
  }
}
