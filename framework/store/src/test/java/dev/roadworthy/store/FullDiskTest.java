package dev.roadworthy.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.history.HistoryStore;
import dev.roadworthy.history.Ingest;
import dev.roadworthy.history.Series;
import dev.roadworthy.run.Evidence;
import dev.roadworthy.run.Round;
import dev.roadworthy.testkit.Ingests;
import dev.roadworthy.testkit.Rounds;
import dev.roadworthy.testkit.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full takes nothing, keeps everything, and is written to again when it is not. */
class FullDiskTest {

  private static final Series LANDING = new Series("ci", "main", new CheckId("landing"));
  private static final int PER_INGEST = 10;

  @TempDir private Path folder;

  @Test
  void aDatabaseThatMayNotGrowKeepsWhatItHas() {
    Path file = folder.resolve("history.db");
    try (Database database = SqliteDatabase.open(file)) {
      HistoryStore history = new SqlHistory(database);
      limit(database, 150);

      int whole = appendUntilFull(history, file);

      assertThat(history.latest(LANDING, 100_000)).hasSize(whole * PER_INGEST);
      limit(database, 1_000_000);
      assertThat(history.append(ingest(whole))).isEqualTo(PER_INGEST);
      assertThat(history.latest(LANDING, 100_000)).hasSize((whole + 1) * PER_INGEST);
    }
  }

  private static void limit(Database database, int pages) {
    database.write(
        session ->
            session.list("PRAGMA max_page_count = " + pages, row -> row.number("max_page_count")));
  }

  @Test
  void aDiskThatIsFullKeepsWhatItHas() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    String mounted = run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk.toString());
    assumeTrue(mounted.isEmpty(), "needs to mount a small disk: " + mounted);
    try {
      Path ballast = Files.write(disk.resolve("ballast"), new byte[1_500_000]);
      Path file = disk.resolve("history.db");
      int whole;
      try (Store store = Store.sqlite(file)) {
        whole = appendUntilFull(store.history(), file);
        assertThat(store.history().latest(LANDING, 100_000)).hasSize(whole * PER_INGEST);

        Files.delete(ballast);
        assertThat(store.history().append(ingest(whole))).isEqualTo(PER_INGEST);
        whole++;
      }
      try (Store store = Store.sqlite(file)) {
        assertThat(store.history().latest(LANDING, 100_000)).hasSize(whole * PER_INGEST);
        assertThat(store.history().append(ingest(whole))).isEqualTo(PER_INGEST);
      }
    } finally {
      assertThat(run("umount", disk.toString())).isEmpty();
    }
  }

  private static String run(String... command) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), UTF_8);
      return process.waitFor() == 0 ? "" : said.strip();
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** Returns how many ingests were acknowledged before one was refused. */
  private static int appendUntilFull(HistoryStore history, Path file) {
    for (int i = 0; i < 10_000; i++) {
      Ingest next = ingest(i);
      StoreException refused =
          catchThrowableOfType(StoreException.class, () -> history.append(next));
      if (refused != null) {
        assertThat(refused).hasMessageContaining(file.toString()).hasMessageContaining("full");
        return i;
      }
    }
    throw new AssertionError("the disk never was full");
  }

  private static Ingest ingest(int number) {
    Round round = Rounds.in("ci").branch("main").id("round-" + number).build();
    Ingests ingests = Ingests.of(round);
    for (int i = 0; i < PER_INGEST; i++) {
      ingests.waiting(
          Runs.passed("landing")
              .id(number + "-" + i)
              .of(round)
              .evidence(new Evidence("", List.of(), Map.of(), "x".repeat(2_000), null))
              .build());
    }
    return ingests.build();
  }
}
