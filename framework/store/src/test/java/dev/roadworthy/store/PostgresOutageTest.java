package dev.roadworthy.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.history.Series;
import dev.roadworthy.run.Round;
import dev.roadworthy.testkit.Ingests;
import dev.roadworthy.testkit.Rounds;
import dev.roadworthy.testkit.Runs;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A server that goes away, hangs, or lets others wait. */
class PostgresOutageTest {

  private static final Series LANDING = new Series("ci", "main", new CheckId("landing"));
  private static final String IMPATIENT =
      "?socketTimeout=1&connectTimeout=1&loginTimeout=1&cancelSignalTimeout=1";

  private static PostgresServer server = PostgresServer.shared();

  @BeforeAll
  static void startAServerOfItsOwn() {
    server = PostgresServer.start();
  }

  @AfterAll
  static void endIt() throws IOException {
    server.close();
  }

  private static void append(Store store, String id) {
    Round round = Rounds.in("ci").branch("main").id("round-" + id).build();
    store
        .history()
        .append(Ingests.of(round).waiting(Runs.passed("landing").id(id).of(round).build()).build());
  }

  private static List<String> runs(Store store) {
    return store.history().latest(LANDING, 100).stream().map(fact -> fact.id().value()).toList();
  }

  private static StoreException refusal(Runnable call) {
    StoreException refused = catchThrowableOfType(StoreException.class, call::run);
    assertThat(refused).isNotNull();
    StringWriter everything = new StringWriter();
    refused.printStackTrace(new PrintWriter(everything));
    assertThat(everything.toString()).doesNotContain(PostgresServer.PASSWORD);
    return refused;
  }

  @Test
  void whileTheServerIsAwayEachCallSaysSoAndAfterwardsTheSameStoreGoesOn() throws IOException {
    try (Store store = server.open(server.newDatabase())) {
      append(store, "a");
      server.stop();

      for (int i = 0; i < 2; i++) {
        assertThat(refusal(() -> append(store, "b")))
            .hasMessageContaining("jdbc:postgresql://localhost:" + server.port())
            .hasMessageContaining("cannot be reached");
        assertThat(refusal(() -> runs(store))).hasMessageContaining("cannot be reached");
      }
      server.startAgain();

      assertThat(runs(store)).containsExactly("a");
      append(store, "b");
      assertThat(runs(store)).containsExactlyInAnyOrder("a", "b");
    }
  }

  @Test
  void aServerThatIsAwayCannotBeOpened() throws IOException {
    String url = server.newDatabase();
    server.stop();
    try {
      assertThat(refusal(() -> server.open(url))).hasMessageContaining("cannot be reached");
    } finally {
      server.startAgain();
    }
  }

  @Test
  void aConnectionThatBrokeBetweenTwoCallsIsReplacedWithoutAWord() {
    try (Store store = server.open(server.newDatabase())) {
      append(store, "a");
      server.sql(
          "postgres",
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '"
              + PostgresServer.USER
              + "'");

      append(store, "b");

      assertThat(runs(store)).containsExactlyInAnyOrder("a", "b");
    }
  }

  @Test
  void aServerThatHangsIsNotWaitedForForEver() throws Exception {
    try (Store store = server.open(server.newDatabase() + IMPATIENT)) {
      append(store, "a");
      server.signal("STOP");
      try {
        assertThat(refusal(() -> append(store, "b")))
            .hasMessageContaining("jdbc:postgresql://localhost:" + server.port());
        assertThat(refusal(() -> runs(store))).isNotNull();
      } finally {
        server.signal("CONT");
      }
      append(store, "b");
      assertThat(runs(store)).containsExactlyInAnyOrder("a", "b");
    }
  }

  private static PostgresDatabase impatient(String url) {
    return PostgresDatabase.open(
        PostgresAddress.of(
            url, PostgresServer.USER, PostgresServer.PASSWORD, Duration.ofMillis(200)));
  }

  @Test
  void aDatabaseThatAnotherProcessIsWritingIsSaidToBe() throws Exception {
    String url = server.newDatabase();
    try (PostgresDatabase database = impatient(url);
        Store other = server.open(url)) {
      CountDownLatch isWriting = new CountDownLatch(1);
      CountDownLatch mayEnd = new CountDownLatch(1);
      ExecutorService pool = Executors.newSingleThreadExecutor();
      try (PostgresDatabase longWriter = PostgresDatabase.open(address(url))) {
        Future<?> writing =
            pool.submit(
                () ->
                    longWriter.write(
                        session -> {
                          isWriting.countDown();
                          return awaited(mayEnd);
                        }));
        isWriting.await();
        SqlHistory history = new SqlHistory(database);
        try {
          assertThat(refusal(() -> history.append(Ingests.none().build())))
              .hasMessageContaining("is being written by another process");
        } finally {
          mayEnd.countDown();
        }
        writing.get();
        assertThat(history.append(Ingests.none().build())).isZero();
      } finally {
        pool.shutdownNow();
      }
      append(other, "a");
    }
  }

  private static PostgresAddress address(String url) {
    return PostgresAddress.of(url, PostgresServer.USER, PostgresServer.PASSWORD);
  }

  private static boolean awaited(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aStatementThatTakesTooLongIsEndedAndTheStoreGoesOn() {
    try (PostgresDatabase database = impatient(server.newDatabase())) {
      assertThat(
              refusal(
                  () -> database.<Boolean>write(session -> session.exists("SELECT pg_sleep(60)"))))
          .hasMessageContaining("took too long");

      assertThat(database.<Boolean>write(session -> session.exists("SELECT 1"))).isTrue();
    }
  }

  @Test
  void aWriterThatStandsStillDoesNotHoldUpOthersAndDoesItsWorkAgain() throws Exception {
    String url = server.newDatabase();
    try (PostgresDatabase frozen = impatient(url);
        Store other = server.open(url)) {
      frozen.<Boolean>write(
          session -> {
            boolean again = session.exists("SELECT 1 FROM rounds WHERE id = 'round-a'");
            if (!again) {
              session.update("INSERT INTO journals (id, acknowledged, latest) VALUES ('x', 1, 1)");
              append(other, "a");
              session.update("UPDATE journals SET acknowledged = 2");
            }
            return again;
          });

      assertThat(runs(other)).containsExactly("a");
      assertThat(frozen.<Boolean>read(session -> session.exists("SELECT 1 FROM journals")))
          .as("what the frozen transaction wrote")
          .isFalse();
    }
  }

  @Test
  void whatIsAcknowledgedIsOnTheDisk() throws SQLException {
    String url = server.newDatabase();
    server.sql("postgres", "ALTER ROLE " + PostgresServer.USER + " SET synchronous_commit = off");
    try (Connection connection = address(url).connect()) {
      assertThat(
              new Session(connection, new ColumnByColumn())
                  .list("SHOW synchronous_commit", row -> row.text("synchronous_commit")))
          .containsExactly("on");
    } finally {
      server.sql("postgres", "ALTER ROLE " + PostgresServer.USER + " RESET synchronous_commit");
    }
  }
}
