package dev.roadworthy.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Machines that share a database put an environment under load one at a time. */
@SuppressWarnings("NullAway.Init")
class LoadTurnTest {

  @TempDir Path folder;

  @Test
  void isHadByOneOfThoseWhoShareAServerUntilItLetsGoOfIt() {
    PostgresServer server = PostgresServer.shared();
    String url = server.newDatabase();
    try (Store here = server.open(url);
        Store there = server.open(url)) {
      try (LoadTurn turn = here.loadTurn("shop").orElseThrow()) {
        assertThat(turn).isNotNull();
        assertThat(there.loadTurn("shop")).isEmpty();
        try (LoadTurn other = there.loadTurn("wiki").orElseThrow()) {
          assertThat(other).isNotNull();
        }
      }
      Optional<LoadTurn> next = there.loadTurn("shop");
      assertThat(next).isPresent();
      next.orElseThrow().close();
    }
  }

  @Test
  void ofAFileCanAlwaysBeHadBecauseItsFolderHasALockOfItsOwn() {
    try (Store here = Store.sqlite(folder.resolve("history.db"));
        LoadTurn first = here.loadTurn("shop").orElseThrow();
        LoadTurn second = here.loadTurn("shop").orElseThrow()) {
      assertThat(first).isNotNull();
      assertThat(second).isNotNull();
    }
  }
}
