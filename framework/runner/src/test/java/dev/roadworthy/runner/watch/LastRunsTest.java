package dev.roadworthy.runner.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.fault.Outcome;
import dev.roadworthy.run.Round;
import dev.roadworthy.store.Store;
import dev.roadworthy.testkit.Checks;
import dev.roadworthy.testkit.Ingests;
import dev.roadworthy.testkit.Rounds;
import dev.roadworthy.testkit.Runs;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastRunsTest {

  private static final CheckId LANDING = new CheckId("landing");

  @TempDir Path folder;

  private Store ran() {
    Store store = Store.sqlite(folder.resolve("history.db"));
    Round round = Rounds.in("production").build();
    store
        .history()
        .append(
            Ingests.of(round)
                .check(Checks.check("landing").build())
                .waiting(Runs.failed("landing").of(round).build())
                .build());
    return store;
  }

  @Test
  void areThoseOfHistory() {
    try (Store store = ran()) {
      assertThat(LastRuns.of(store.history(), "production"))
          .containsOnlyKeys(LANDING)
          .hasEntrySatisfying(
              LANDING, last -> assertThat(last.outcome()).isEqualTo(Outcome.FAILED));
      assertThat(LastRuns.of(store.history(), "staging")).isEmpty();
    }
  }

  @Test
  void thatCannotBeReadKeepNobodyFromAnything() throws SQLException {
    for (String defect :
        new String[] {"outcome = 'LATER'", "fault_code = '?'", "fault_code = ''"}) {
      try (Store store = ran()) {
        change(defect);

        assertThat(LastRuns.of(store.history(), "production")).as(defect).isEmpty();
      }
    }
  }

  private void change(String defect) throws SQLException {
    try (Connection history =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("history.db"));
        Statement statement = history.createStatement()) {
      assertThat(statement.executeUpdate("UPDATE runs SET " + defect)).isPositive();
    }
  }
}
