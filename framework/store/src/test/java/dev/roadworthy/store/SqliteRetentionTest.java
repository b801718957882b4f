package dev.roadworthy.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.history.HistoryStore;
import dev.roadworthy.history.Horizon;
import dev.roadworthy.run.Round;
import dev.roadworthy.testkit.Ingests;
import dev.roadworthy.testkit.RetentionContract;
import dev.roadworthy.testkit.Rounds;
import dev.roadworthy.testkit.Runs;
import dev.roadworthy.testkit.StorePorts;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteRetentionTest extends RetentionContract {

  private static final int DAYS = 15;

  @TempDir private Path folder;

  @Override
  protected StorePorts open(String name) {
    return OpenPorts.at(folder.resolve(name + ".db"));
  }

  @Test
  void aFileFromWhichAsMuchGoesAsComesStopsGrowing() {
    try (Database database = SqliteDatabase.open(folder.resolve("history.db"))) {
      SqlHistory history = new SqlHistory(database);
      long early = 0;
      for (int day = 0; day < DAYS; day++) {
        Instant now = Rounds.START.plus(Duration.ofDays(day));
        append(history, now);
        decide(database);
        pruneAll(history, now);
        early = day == 5 ? pages(database) : early;
      }
      assertThat(pages(database)).isLessThan(early + early / 10);
    }
  }

  private static void append(HistoryStore history, Instant start) {
    Round round = Rounds.in("ci").branch("main").at(start).build();
    Ingests ingests = Ingests.of(round).position(UUID.randomUUID(), 1_000);
    for (int second = 0; second < 200; second++) {
      ingests.waiting(Runs.failed("landing").of(round).at(start.plusSeconds(second)).build());
    }
    history.append(ingests.build());
  }

  private static void decide(Database database) {
    database.<Integer>write(session -> session.update("DELETE FROM waiting"));
  }

  private static void pruneAll(HistoryStore history, Instant now) {
    Instant before = now.minus(Duration.ofDays(2));
    Horizon horizon = new Horizon(before, before, 1);
    while (history.prune(horizon)) {
      assertThat(history.environments()).isNotEmpty();
    }
  }

  private static long pages(Database database) {
    return database.<Long>read(
        session -> session.list("PRAGMA page_count", row -> row.number("page_count")).get(0));
  }
}
