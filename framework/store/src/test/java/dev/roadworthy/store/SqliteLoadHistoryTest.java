package dev.roadworthy.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.history.Horizon;
import dev.roadworthy.run.Round;
import dev.roadworthy.run.Run;
import dev.roadworthy.testkit.Ingests;
import dev.roadworthy.testkit.LoadHistoryContract;
import dev.roadworthy.testkit.Loads;
import dev.roadworthy.testkit.Rounds;
import dev.roadworthy.testkit.Runs;
import dev.roadworthy.testkit.StorePorts;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteLoadHistoryTest extends LoadHistoryContract {

  @TempDir private Path folder;

  @Override
  protected StorePorts open(String name) {
    return OpenPorts.at(folder.resolve(name + ".db"));
  }

  @Test
  void noRowIsLeftOfWhatWasLetGo() {
    Round round = Rounds.in("staging").branch("main").build();
    Run run = Runs.passed("spike").of(round).build();
    Run newer = Runs.passed("spike").of(round).at(Rounds.START.plusSeconds(7_200)).build();
    Loads load = Loads.of(run).seconds(5, 20);
    Instant hour = Rounds.START.plusSeconds(3_600);
    try (Database database = SqliteDatabase.open(folder.resolve("history.db"))) {
      SqlHistory history = new SqlHistory(database);
      history.append(Ingests.of(round).loads(load.facts()).run(run).run(newer).build());
      prune(history, new Horizon(hour, Rounds.START.minusSeconds(3_600), 1));
      history.append(Ingests.none().loads(load.parts(0, 5)).build());
      assertThat(rows(database, "load_seconds")).isZero();
      assertThat(rows(database, "loads")).isEqualTo(1);

      prune(history, new Horizon(hour, hour, 1));
      assertThat(rows(database, "loads")).isZero();
    }
  }

  private static void prune(SqlHistory history, Horizon horizon) {
    int calls = 0;
    while (history.prune(horizon)) {
      assertThat(++calls).isLessThan(1_000);
    }
  }

  private static long rows(Database database, String table) {
    return database.<Long>read(
        session ->
            session
                .list("SELECT count(*) AS rows FROM " + table, row -> row.number("rows"))
                .get(0));
  }
}
