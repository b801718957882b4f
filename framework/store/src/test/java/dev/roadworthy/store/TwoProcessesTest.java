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

/** Two JVMs at one file. */
class TwoProcessesTest {

  private static final Series LANDING = new Series("ci", "main", new CheckId("landing"));

  @TempDir private Path folder;

  @Test
  void aNewDatabaseMayBeOpenedByBothAtOnce() throws Exception {
    both(12, 1);
    for (int i = 0; i < 12; i++) {
      assertThat(runsIn(i + ".db")).containsExactlyInAnyOrderElementsOf(expected(1));
    }
  }

  @Test
  void whatBothAppendAtOnceIsThereOnce() throws Exception {
    both(1, 100);

    assertThat(runsIn("0.db")).containsExactlyInAnyOrderElementsOf(expected(100));
    try (Store store = Store.sqlite(folder.resolve("0.db"))) {
      assertThat(store.decisions().waiting("ci", 10_000)).hasSize(900);
    }
  }

  private void both(int databases, int rounds) throws Exception {
    try (ChildJvm one =
            ChildJvm.start(WriterBesideAnother.class, folder, "one", "two", databases, rounds);
        ChildJvm two =
            ChildJvm.start(WriterBesideAnother.class, folder, "two", "one", databases, rounds)) {
      one.endsWell();
      two.endsWell();
    }
  }

  private List<String> runsIn(String name) {
    try (Store store = Store.sqlite(folder.resolve(name))) {
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
