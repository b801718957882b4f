package dev.roadworthy.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.history.Ingest;
import dev.roadworthy.run.Round;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Journals can be taken over in any order, in pieces, again and again, and by several processes at
 * once: every {@link dev.roadworthy.history.HistoryStore} then tells the same history. A store's
 * own test extends this and says how to open one.
 */
public abstract class HistoryOrderContract extends StoreContract {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void anyOrderAndAnyRepetitionLeavesTheSameHistory(long seed) {
    List<Ingest> pieces = RandomJournals.of(seed);
    StorePorts straight = opening("straight");
    pieces.forEach(straight.history()::append);
    HistorySnapshot expected = HistorySnapshot.of(straight, pieces);

    StorePorts shuffled = opening("shuffled");
    Random random = new Random(-seed);
    for (Ingest piece : withRepetitions(pieces, random)) {
      shuffled.history().append(piece);
      if (random.nextInt(4) == 0) {
        shuffled.history().rollUp();
      }
    }

    assertThat(HistorySnapshot.of(shuffled, pieces)).isEqualTo(expected);
    assertThat(expected.series()).isNotEmpty();
    assertThat(expected.hours()).allSatisfy((series, hours) -> assertThat(hours).isNotEmpty());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aRoundThatSeveralJournalsTellBeganWithTheFirstOfThem(boolean inOrder) {
    Round first = Rounds.in("ci").branch("main").build();
    Round second =
        Rounds.in("ci")
            .branch("main")
            .id(first.id().value())
            .at(first.startedAt().plusSeconds(5))
            .build();

    history().append(Ingests.of(inOrder ? first : second).build());
    history().append(Ingests.of(inOrder ? second : first).build());

    assertThat(history().rounds("ci", "main", 9))
        .extracting(summary -> summary.round())
        .containsExactly(first);
  }

  private static List<Ingest> withRepetitions(List<Ingest> pieces, Random random) {
    List<Ingest> all = new ArrayList<>(pieces);
    pieces.stream().filter(piece -> random.nextBoolean()).forEach(all::add);
    Collections.shuffle(all, random);
    return all;
  }

  @Test
  void severalThatAppendTheSameAtOnceLeaveTheSameHistory() throws Exception {
    List<Ingest> pieces = RandomJournals.of(99);
    StorePorts straight = opening("straight");
    pieces.forEach(straight.history()::append);
    HistorySnapshot expected = HistorySnapshot.of(straight, pieces);

    List<StorePorts> beside = List.of(opening("shared"), opening("shared"), opening("shared"));
    ExecutorService pool = Executors.newFixedThreadPool(6);
    try {
      List<Callable<Integer>> appending = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        StorePorts store = beside.get(i % 3);
        List<Ingest> order = withRepetitions(pieces, new Random(i));
        appending.add(() -> appendAll(store, order));
      }
      int added = 0;
      for (Future<Integer> each : pool.invokeAll(appending)) {
        added += each.get();
      }
      assertThat(added).isEqualTo(expected.runs().size());
    } finally {
      pool.shutdownNow();
    }

    assertThat(HistorySnapshot.of(beside.get(0), pieces)).isEqualTo(expected);
  }

  private static int appendAll(StorePorts store, List<Ingest> pieces) {
    int added = 0;
    for (Ingest piece : pieces) {
      added += store.history().append(piece);
      store.history().rollUp();
    }
    return added;
  }
}
