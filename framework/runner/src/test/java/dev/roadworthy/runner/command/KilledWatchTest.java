package dev.roadworthy.runner.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.alerting.Incident;
import dev.roadworthy.alerting.Outbox;
import dev.roadworthy.check.CheckId;
import dev.roadworthy.history.Series;
import dev.roadworthy.journal.JournalEntry;
import dev.roadworthy.journal.JournalEntry.RunRecorded;
import dev.roadworthy.journal.JournalException;
import dev.roadworthy.journal.JournalReader;
import dev.roadworthy.run.RunId;
import dev.roadworthy.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
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

  private long journalBytes() throws IOException {
    if (!Files.isDirectory(bed.home().journals())) {
      return 0;
    }
    try (Stream<Path> files = Files.list(bed.home().journals())) {
      return files
          .filter(file -> file.toString().endsWith(".journal"))
          .mapToLong(file -> file.toFile().length())
          .sum();
    }
  }

  private Set<RunId> journalled() throws IOException {
    Set<RunId> runs = new HashSet<>();
    try (Stream<Path> files = Files.list(bed.home().journals())) {
      for (Path file : files.filter(each -> each.toString().endsWith(".journal")).toList()) {
        try (JournalReader reader = JournalReader.open(file)) {
          List<JournalEntry> entries = reader.read(1_000).entries();
          while (!entries.isEmpty()) {
            for (JournalEntry entry : entries) {
              if (entry instanceof RunRecorded recorded) {
                runs.add(recorded.run().id());
              }
            }
            entries = reader.read(1_000).entries();
          }
        } catch (JournalException e) {
          assertThat(file.toFile().length())
              .as(e.getMessage())
              .isLessThan(JournalReader.HEADER_BYTES);
        }
      }
    }
    return runs;
  }

  private void isKilledOnce(Path suite, int number) throws Exception {
    long until = journalBytes() + random.nextInt(MOST_BYTES);
    try (RunnerProcess watch = bed.shell().watch(suite)) {
      watch.awaitThat(() -> journalBytes() > until);
      bed.application().answers(number % 2 == 0 ? 502 : 200);
      long more = journalBytes() + random.nextInt(MOST_BYTES);
      watch.awaitThat(() -> journalBytes() > more);
      int victim = random.nextInt(3);
      if (victim != 0) {
        watch.suite().destroyForcibly();
      }
      if (victim != 1) {
        watch.kill();
      } else {
        long after = journalBytes();
        watch.awaitThat(() -> journalBytes() > after + 2_000);
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

    Set<RunId> journalled = journalled();
    Map<String, Set<String>> announced = announced();
    int incidents = 0;
    try (Store store = Store.sqlite(bed.home().database())) {
      assertThat(journalled)
          .isNotEmpty()
          .allSatisfy(run -> assertThat(store.history().run(run)).isPresent());
      for (Incident incident : store.decisions().incidents("staging", 10_000)) {
        incidents++;
        assertThat(announced)
            .containsKey(incident.id() + " incident.opened")
            .containsKey(incident.id() + " incident.resolved");
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
    Set<RunId> journalled = journalled();
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

  /** The ids under which each announcement has arrived; those of the watch itself are left out. */
  private Map<String, Set<String>> announced() {
    Map<String, Set<String>> ids = new TreeMap<>();
    for (Receiver.Arrival arrival : bed.receiver().arrivals()) {
      ids.computeIfAbsent(arrival.incident() + " " + arrival.type(), key -> new TreeSet<>())
          .add(arrival.id());
    }
    return ids;
  }
}
