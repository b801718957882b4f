package dev.roadworthy.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.history.RunFact;
import dev.roadworthy.history.Series;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two JVMs at one database. */
class TwoProcessesTest {

  private static final Series LANDING = new Series("ci", "main", new CheckId("landing"));

  @TempDir private Path folder;

  private String files() {
    return folder.resolve("history").toString();
  }

  /** What the names of new, empty databases on a server begin with. */
  private static String databases(String name, int count) {
    PostgresServer server = PostgresServer.shared();
    IntStream.range(0, count).forEach(i -> server.database(name + i));
    return server.url(name);
  }

  @Test
  void aNewFileMayBeOpenedByBothAtOnce() throws Exception {
    aNewDatabaseMayBeOpenedByBothAtOnce(files(), 12);
  }

  @Test
  void aNewDatabaseOnAServerMayBeOpenedByBothAtOnce() throws Exception {
    aNewDatabaseMayBeOpenedByBothAtOnce(databases("empty", 6), 6);
  }

  private void aNewDatabaseMayBeOpenedByBothAtOnce(String places, int count) throws Exception {
    both(places, count, 1);
    for (int i = 0; i < count; i++) {
      assertThat(runsIn(places + i)).containsExactlyInAnyOrderElementsOf(expected(1));
    }
  }

  @Test
  void whatBothAppendToAFileAtOnceIsThereOnce() throws Exception {
    whatBothAppendAtOnceIsThereOnce(files());
  }

  @Test
  void whatBothAppendToAServerAtOnceIsThereOnce() throws Exception {
    whatBothAppendAtOnceIsThereOnce(databases("appended", 1));
  }

  private void whatBothAppendAtOnceIsThereOnce(String places) throws Exception {
    both(places, 1, 100);

    assertThat(runsIn(places + 0)).containsExactlyInAnyOrderElementsOf(expected(100));
    try (Store store = StorePlace.open(places + 0)) {
      assertThat(store.decisions().waiting("ci", 10_000)).hasSize(900);
    }
  }

  private void both(String places, int count, int rounds) throws Exception {
    Class<?> writer = WriterBesideAnother.class;
    try (ChildJvm one = ChildJvm.start(writer, folder, "one", "two", count, rounds, places);
        ChildJvm two = ChildJvm.start(writer, folder, "two", "one", count, rounds, places)) {
      one.endsWell();
      two.endsWell();
    }
  }

  private static List<String> runsIn(String place) {
    try (Store store = StorePlace.open(place)) {
      List<RunFact> facts = store.history().latest(LANDING, 10_000);
      return facts.stream().map(fact -> fact.id().value()).toList();
    }
  }

  private static List<String> expected(int rounds) {
    return Stream.of("one", "two", "both")
        .flatMap(who -> IntStream.range(0, rounds).mapToObj(round -> who + "-" + round))
        .flatMap(name -> IntStream.range(0, 3).mapToObj(run -> name + "-" + run))
        .toList();
  }
}
