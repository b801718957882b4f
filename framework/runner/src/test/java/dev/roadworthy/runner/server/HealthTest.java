package dev.roadworthy.runner.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.runner.watch.Snapshot;
import dev.roadworthy.runner.watch.Snapshots;
import dev.roadworthy.runner.watch.Trouble;
import dev.roadworthy.runner.watch.Undelivered;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HealthTest {

  private static List<String> codes(Snapshots watch, long silentSeconds) {
    return Health.of(watch.build(), Duration.ofSeconds(silentSeconds)).reasons().stream()
        .map(Health.Reason::code)
        .toList();
  }

  @Test
  void isGoodWhileTheWatchBeatsRunsWritesAndHasNoTrouble() {
    assertThat(codes(Snapshots.watch(), 0)).isEmpty();
    assertThat(codes(Snapshots.watch(), 5)).isEmpty();
  }

  @Test
  void isNotGoodOnceTheWatchIsSilentAlthoughItsLastWordsWereGood() {
    AtomicLong nanos = new AtomicLong();
    Live live = new Live(nanos::get);
    assertThat(live.health()).isEqualTo(Health.BEGINNING);

    live.beat(Snapshots.watch().build());
    assertThat(live.health().isGood()).isTrue();
    nanos.set(Duration.ofSeconds(7).toNanos());
    assertThat(live.health().reasons())
        .containsExactly(new Health.Reason("SILENT", "no sign of life of the watch for 7 s"));
  }

  @Test
  void isNotGoodWithoutAWorkerOrWithAnyTrouble() {
    assertThat(codes(Snapshots.watch().withoutWorker(), 0)).containsExactly("NO_WORKER");
    for (Trouble trouble : Trouble.values()) {
      assertThat(codes(Snapshots.watch().trouble(trouble, "it is so"), 0))
          .containsExactly(trouble.name());
    }
  }

  @Test
  void isNotGoodWhileTheDatabaseIsNotThereOrDoesNotAnswer() {
    assertThat(codes(Snapshots.watch().books(null), 0)).containsExactly("NO_HISTORY");
    assertThat(codes(books(30), 0)).isEmpty();
    assertThat(codes(books(31), 0)).containsExactly("ARREARS");
  }

  private static Snapshots books(long secondsAgo) {
    return Snapshots.watch()
        .books(new Snapshot.Books(Snapshots.NOW.minusSeconds(secondsAgo), Undelivered.NONE));
  }
}
