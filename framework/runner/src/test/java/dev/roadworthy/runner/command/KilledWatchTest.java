package dev.roadworthy.runner.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.alerting.Incident;
import dev.roadworthy.alerting.Outbox;
import dev.roadworthy.check.CheckId;
import dev.roadworthy.history.Series;
import dev.roadworthy.run.RunId;
import dev.roadworthy.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * kill -9 of the watch, of its worker or of both, at any moment, while the application breaks and
 * recovers. As often as {@code -Droadworthy.kills=200} asks for.
 */
@EnabledOnOs(OS.LINUX)
class KilledWatchTest {

  private static final int KILLS = Integer.getInteger("roadworthy.kills", 6);
  private static final int MOST_BYTES = 12_000;

  private static final String SUITE =
      """
        @HealthCheck(value = "It answers", id = "landing", every = "1s", timeout = "2s")
        void landing(RequestSpecification http) {
          http.get("/").then().statusCode(200);
        }
        @HealthCheck(value = "So does this", id = "search", every = "1s", timeout = "2s")
        void search(RequestSpecification http) {
          http.get("/search").then().statusCode(200);
        }
        @HealthCheck(value = "And this", id = "basket", every = "2s", timeout = "2s")
        void basket(RequestSpecification http) {
          http.get("/basket").then().statusCode(200);
        }
      """;

  @TempDir Path folder;

  @RegisterExtension
  private final TestBed bed = new TestBed(() -> folder, "policy: {open: 1 of 1, close: 1}\n");

  private final Random random = new Random(7);

  private void isKilledOnce(Path suite, int number) throws Exception {
    long until = bed.journals().bytes() + random.nextInt(MOST_BYTES);
    try (RunnerProcess watch = bed.shell().watch(suite)) {
      watch.awaitThat(() -> bed.journals().bytes() > until);
      bed.application().answers(number % 2 == 0 ? 502 : 200);
      long more = bed.journals().bytes() + random.nextInt(MOST_BYTES);
      watch.awaitThat(() -> bed.journals().bytes() > more);
      int victim = random.nextInt(3);
      if (victim != 0) {
        watch.suite().destroyForcibly();
      }
      if (victim != 1) {
        watch.kill();
      } else {
        long after = bed.journals().bytes();
        watch.awaitThat(() -> bed.journals().bytes() > after + 2_000);
      }
    }
  }

  @Test
  void everyRunThatWasJournalledIsKeptAndEveryLetterArrivesUnderOneId() throws Exception {
    Path suite = CompiledSuite.of(folder, SUITE);
    for (int kill = 0; kill < KILLS; kill++) {
      isKilledOnce(suite, kill);
    }

    bed.application().answers(200);
    try (RunnerProcess watch = bed.shell().watch(suite)) {
      watch.awaitThat(this::isAllOver);
      watch.interruptAlone();
      watch.ended();
    }

    List<RunId> journalled = bed.journals().runs();
    Map<String, Set<String>> announced = bed.announced();
    int incidents = 0;
    try (Store store = Store.sqlite(bed.home().database())) {
      assertThat(journalled)
          .isNotEmpty()
          .allSatisfy(run -> assertThat(store.history().run(run)).isPresent());
      for (Incident incident : store.decisions().incidents("staging", 10_000)) {
        incidents++;
        assertThat(announced.keySet())
            .anyMatch(each -> each.startsWith(incident.id() + " incident.opened "))
            .contains(incident.id() + " incident.resolved UP");
      }
    }
    assertThat(incidents).isPositive();
    assertThat(announced.values()).allSatisfy(ids -> assertThat(ids).hasSize(1));
    if (Boolean.getBoolean("roadworthy.kills.table")) {
      Files.writeString(
          Path.of("target", "kills.txt"),
          "kills %d, runs journalled %d, lost 0; incidents %d; letters %d, arrivals %d%n"
              .formatted(
                  KILLS,
                  journalled.size(),
                  incidents,
                  announced.size(),
                  bed.receiver().arrivals().size()));
    }
  }

  /** Also what a worker said that outlived its watch for a moment, which is taken over later. */
  private boolean isAllOver() throws IOException {
    List<RunId> journalled = bed.journals().runs();
    try (Store store = Store.sqlite(bed.home().database())) {
      return store.decisions().incidents("staging", 10_000).stream().noneMatch(Incident::isOpen)
          && store.outbox().list(Outbox.State.PENDING, 1).isEmpty()
          && journalled.stream().allMatch(run -> store.history().run(run).isPresent())
          && store.history().latest(series(), 1).stream().anyMatch(run -> run.outcome().isPass());
    }
  }

  private static Series series() {
    return new Series("staging", "", new CheckId("landing"));
  }
}
