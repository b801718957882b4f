package dev.roadworthy.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.alerting.IncidentEvent.Kind;
import dev.roadworthy.evaluation.Status;
import dev.roadworthy.evaluation.Thresholds;
import dev.roadworthy.fault.Outcome;
import dev.roadworthy.history.Past;
import dev.roadworthy.history.RunFact;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ten thousand runs in a row, some of them late, skipped or at the same instant. */
class DeciderSequencesTest {

  private static final int RUNS = 10_000;

  /** Good times and bad ones follow one another. */
  private static final List<String> TIMES =
      List.of("PPPPPPPPDS", "FFFFFFFRRP", "BBBBBIIPFS", "PFPFPBDSRI", "PPPPPPPPPF");

  private static final class Sequence {
    private final Random random;
    private final Thresholds thresholds;
    private final Decided decided;
    private String times = TIMES.get(0);
    private Instant newest = Past.START;

    Sequence(long seed) {
      this.random = new Random(seed);
      int window = 1 + random.nextInt(8);
      this.thresholds = new Thresholds(1 + random.nextInt(window), window, 1 + random.nextInt(4));
      this.decided = new Decided(new AlertPolicy(thresholds, List.of("chat", "pager")));
    }

    RunFact next(int place) {
      if (random.nextInt(12) == 0) {
        times = TIMES.get(random.nextInt(TIMES.size()));
      }
      int kind = random.nextInt(20);
      Instant start = newest;
      if (kind == 0) {
        start = newest.minusSeconds(1 + random.nextInt(600));
      } else if (kind > 1) {
        start = newest.plusSeconds(1 + random.nextInt(60));
      }
      newest = start.isAfter(newest) ? start : newest;
      char letter = times.charAt(random.nextInt(times.length()));
      return Past.run(letter, start, "run-%05d".formatted(place));
    }

    /** Of the latest runs, as many as a decision looks at, those since the last recovery. */
    List<RunFact> counted(RunFact run, @Nullable Instant recoveredAt) {
      return decided.window(run).runs().stream()
          .filter(fact -> recoveredAt == null || !fact.startedAt().isBefore(recoveredAt))
          .toList();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void keepEveryPromise(long seed) {
    Sequence sequence = new Sequence(seed);
    Map<IncidentId, Set<String>> told = new HashMap<>();
    Set<LetterId> letters = new HashSet<>();
    int opened = 0;
    int closed = 0;
    int late = 0;
    for (int place = 0; place < RUNS; place++) {
      CheckState before = sequence.decided.state;
      RunFact run = sequence.next(place);
      Decision decision = sequence.decided.then(run);
      CheckState after = decision.state();
      String where = "seed " + seed + ", " + run.id() + ", " + sequence.thresholds;
      assertThat(decision.before()).as(where).isEqualTo(before);

      boolean isLate =
          before.decidedThrough() != null && run.startedAt().isBefore(before.decidedThrough());
      if (isLate || run.outcome() == Outcome.SKIPPED) {
        late++;
        assertThat(after).as(where).isEqualTo(before);
        assertThat(decision.letters()).as(where).isEmpty();
        continue;
      }

      // One open incident at most, and the state knows it.
      assertThat(after.verdict()).as(where).isNotNull();
      Status status = after.verdict().status();
      assertThat(status == Status.DOWN)
          .as(where)
          .isEqualTo(after.open() != null && after.open().trouble() == Status.DOWN);
      if (before.open() != null && after.open() != null) {
        assertThat(after.open().id()).as(where).isEqualTo(before.open().id());
        assertThat(after.open().since()).as(where).isEqualTo(before.open().since());
      }
      boolean opens = before.open() == null && after.open() != null;
      boolean closes = before.open() != null && after.open() == null;
      assertThat(has(decision, Kind.OPENED)).as(where).isEqualTo(opens);
      assertThat(has(decision, Kind.CLOSED)).as(where).isEqualTo(closes);
      assertThat(decision.closed()).as(where).hasSize(closes ? 1 : 0);

      List<RunFact> counted = sequence.counted(run, before.recoveredAt());
      boolean goesDown =
          status == Status.DOWN
              && (before.open() == null || before.open().trouble() == Status.BLIND);
      if (goesDown) {
        List<RunFact> failures =
            counted.stream()
                .limit(sequence.thresholds.window())
                .filter(fact -> fact.outcome() == Outcome.FAILED)
                .toList();
        assertThat(failures).as(where).hasSizeGreaterThanOrEqualTo(sequence.thresholds.failures());
        assertThat(run.outcome()).as(where).isEqualTo(Outcome.FAILED);
        if (opens) {
          assertThat(sequence.decided.open().since())
              .as(where)
              .isEqualTo(failures.get(failures.size() - 1).startedAt());
        }
      }
      long passes = counted.stream().takeWhile(fact -> fact.outcome().isPass()).count();
      if (closes) {
        assertThat(passes).as(where).isGreaterThanOrEqualTo(sequence.thresholds.passes());
        assertThat(after.recoveredAt()).as(where).isEqualTo(run.startedAt());
      } else {
        assertThat(after.recoveredAt()).as(where).isEqualTo(before.recoveredAt());
        assertThat(before.open() != null && passes >= sequence.thresholds.passes())
            .as(where)
            .isFalse();
      }

      // A letter has an id of its own; resolved follows a trigger, once for each hook.
      for (Letter letter : decision.letters()) {
        assertThat(letters.add(letter.id())).as(where).isTrue();
        Set<String> hooks = told.computeIfAbsent(letter.incident().id(), id -> new HashSet<>());
        if (letter.kind() == Letter.Kind.TRIGGER) {
          hooks.add(letter.hook());
        } else {
          assertThat(hooks.remove(letter.hook())).as(where).isTrue();
        }
      }
      opened += opens ? 1 : 0;
      closed += closes ? 1 : 0;

      // The same again is the same.
      assertThat(
              sequence
                  .decided
                  .decider()
                  .decide(
                      Decided.CHECK,
                      before,
                      sequence.decided.window(run),
                      run.startedAt().plusSeconds(1)))
          .as(where)
          .isEqualTo(decision);
    }
    assertThat(late).isGreaterThan(100);
    assertThat(opened).isGreaterThan(50);
    assertThat(closed).isBetween(opened - 1, opened);
    long untold = told.values().stream().filter(hooks -> !hooks.isEmpty()).count();
    assertThat(untold).as("incidents that nobody heard the end of").isEqualTo(opened - closed);
  }

  private static boolean has(Decision decision, Kind kind) {
    return decision.events().stream().anyMatch(event -> event.kind() == kind);
  }
}
