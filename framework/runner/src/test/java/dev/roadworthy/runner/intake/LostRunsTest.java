package dev.roadworthy.runner.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.fault.Outcome;
import dev.roadworthy.run.Round;
import dev.roadworthy.run.Run;
import dev.roadworthy.store.Store;
import dev.roadworthy.testkit.Checks;
import dev.roadworthy.testkit.Rounds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LostRunsTest {

  @TempDir Path folder;

  private final Round round = Rounds.in("staging").branch("main").build();
  private final CheckSpec landing = Checks.check("landing").build();
  private final CheckSpec search = Checks.check("search").build();

  private List<Run> record(Store store, Relevance relevance, int second) {
    return new LostRuns(store.history(), relevance)
        .record(
            round,
            List.of(landing, search),
            Map.of(search.id(), Rounds.START),
            "it was killed",
            Rounds.START.plusSeconds(second));
  }

  @Test
  void aLostRunSaysWhetherItBeganAndHowItWasLost() {
    try (Store store = Store.sqlite(folder.resolve("history.db"))) {
      List<Run> lost = record(store, (in, check, run) -> true, 3);

      assertThat(lost)
          .extracting(run -> Objects.requireNonNull(run.fault()).diagnosis())
          .containsExactly(
              "X0106 check: it never began: it was killed",
              "X0106 check: it began, but left no run: it was killed");
      assertThat(lost).extracting(Run::outcome).containsOnly(Outcome.BROKEN);
      assertThat(lost)
          .extracting(Run::duration)
          .containsExactly(Duration.ZERO, Duration.ofSeconds(3));
      assertThat(store.history().checks("staging")).containsExactly(landing, search);
      assertThat(store.decisions().waiting("staging", 10)).hasSize(2);
    }
  }

  @Test
  void foundOutTwiceTheyAreLostOnce() {
    try (Store store = Store.sqlite(folder.resolve("history.db"))) {
      List<Run> first = record(store, Relevance.NONE, 3);
      List<Run> second = record(store, Relevance.NONE, 9);

      assertThat(second).extracting(Run::id).isEqualTo(first.stream().map(Run::id).toList());
      assertThat(store.history().runs(round.id()))
          .extracting(Run::check)
          .containsExactlyInAnyOrder(new CheckId("landing"), new CheckId("search"));
      assertThat(store.decisions().waiting("staging", 10)).isEmpty();
    }
  }
}
