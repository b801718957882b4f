package dev.roadworthy.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.roadworthy.testkit.Ingests;
import dev.roadworthy.testkit.Rounds;
import dev.roadworthy.testkit.Runs;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;

/** Files that are not as a store needs them. */
class SqliteFileTest {

  @TempDir private Path folder;
  private Path file = Path.of("set before each test");

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("history.db");
  }

  private void sql(String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static void appendTo(Store store) {
    var round = Rounds.in("ci").build();
    store.history().append(Ingests.ingest(round, Runs.passed("landing").of(round).build()));
  }

  @Test
  void fileAndFoldersAreCreated() {
    Path deep = folder.resolve("a").resolve("b").resolve("history.db");
    try (Store store = Store.sqlite(deep)) {
      appendTo(store);
    }
    assertThat(deep).isRegularFile();
  }

  @Test
  void aNameMayHaveAnyCharacters() {
    Path odd = folder.resolve("50% of? a#b & prüfung 検査").resolve("his?tory=1&mode=ro.db");
    try (Store store = Store.sqlite(odd)) {
      appendTo(store);
    }
    assertThat(odd).isRegularFile();
    try (Store store = Store.sqlite(odd)) {
      assertThat(store.history().environments()).containsExactly("ci");
    }
  }

  @Test
  void anEmptyFileBecomesADatabase() throws IOException {
    Files.createFile(file);
    try (Store store = Store.sqlite(file)) {
      appendTo(store);
      assertThat(store.history().environments()).containsExactly("ci");
    }
  }

  @Test
  void whatIsAcknowledgedIsOnTheDisk() {
    try (Database database = SqliteDatabase.open(file)) {
      assertThat(
              database.<String>write(
                  session ->
                      session.list("PRAGMA journal_mode", row -> row.text("journal_mode")).get(0)))
          .isEqualTo("wal");
      assertThat(
              database.<Integer>write(
                  session ->
                      session.list("PRAGMA synchronous", row -> row.count("synchronous")).get(0)))
          .as("FULL")
          .isEqualTo(2);
    }
  }

  @Test
  void aFileThatIsNoDatabaseIsRefusedAndLeftAsItIs() throws IOException {
    byte[] letter = "Dear diary, ".repeat(1000).getBytes(UTF_8);
    Files.write(file, letter);

    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> Store.sqlite(file))
        .withMessageContaining(file.toString())
        .withMessageContaining("is no database");

    assertThat(file).hasBinaryContent(letter);
  }

  @Test
  void theDatabaseOfAnotherProgramIsRefusedAndLeftAsItIs() throws Exception {
    sql("CREATE TABLE recipes (title TEXT)");
    byte[] before = Files.readAllBytes(file);

    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> Store.sqlite(file))
        .withMessageContaining(file.toString())
        .withMessageContaining("not one of Roadworthy's");

    assertThat(file).hasBinaryContent(before);
  }

  @Test
  void aDatabaseOfANewerVersionIsRefusedAndLeftAsItIs() throws Exception {
    Store.sqlite(file).close();
    sql(
        "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script,"
            + " installed_by, execution_time, success)"
            + " VALUES (99, '99', 'from the future', 'SQL', 'V99__x.sql', '', 0, 1)");
    byte[] before = Files.readAllBytes(file);

    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> Store.sqlite(file))
        .withMessageContaining(file.toString())
        .withMessageContaining("newer Roadworthy")
        .withMessageContaining("schema 99")
        .withMessageContaining("up to " + SqliteSchema.VERSION)
        .withMessageContaining("Use the newer");

    assertThat(file).hasBinaryContent(before);
  }

  @Test
  void aFolderIsRefused() {
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> Store.sqlite(folder))
        .withMessageContaining(folder.toString())
        .withMessageContaining("is a folder");
  }

  @Test
  void aFileWhereAFolderShouldBeIsRefused() throws IOException {
    Files.createFile(file);

    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> Store.sqlite(file.resolve("history.db")))
        .withMessage("The folder " + file + " cannot be created: " + file + " is a file");
  }

  @Test
  void aDatabaseThatAnotherProcessKeepsLockedIsSaidToBe() throws Exception {
    try (Database database = SqliteDatabase.open(file, Duration.ofMillis(50));
        Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");

      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> new SqlHistory(database).append(Ingests.none().build()))
          .withMessageContaining(file.toString())
          .withMessageContaining("locked by another process");

      statement.execute("COMMIT");
      assertThat(new SqlHistory(database).append(Ingests.none().build())).isZero();
    }
  }

  @Test
  void aFileThatIsMovedAwayAndBackIsGoneOnWith() throws Exception {
    Path away = Files.createDirectory(folder.resolve("away"));
    try (Store store = Store.sqlite(file)) {
      appendTo(store);
      move(folder, away);

      assertThat(catchThrowable(() -> appendTo(store)))
          .satisfiesAnyOf(
              nothing -> assertThat(nothing).isNull(),
              refused -> assertThat(refused).isInstanceOf(StoreException.class));
      assertThat(file).doesNotExist();

      move(away, folder);
      appendTo(store);
      assertThat(store.history().environments()).containsExactly("ci");
    }
    try (Store store = Store.sqlite(file)) {
      assertThat(store.history().rounds("ci", "", 9)).hasSizeBetween(2, 3);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    for (String name : new String[] {"history.db-shm", "history.db-wal", "history.db"}) {
      Files.move(from.resolve(name), to.resolve(name));
    }
  }

  @Test
  void aDatabaseThatIsDamagedIsSaidToBe() throws Exception {
    Store.sqlite(file).close();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.allocate((int) channel.size() - 4096), 4096);
    }

    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(
            () -> {
              try (Store store = Store.sqlite(file)) {
                appendTo(store);
              }
            })
        .withMessageContaining(file.toString())
        .withMessageContaining("is damaged");
  }

  @Test
  void aDatabaseThatMayNotBeWrittenIsSaidNotTo() throws Exception {
    Store.sqlite(file).close();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
    assumeFalse(Files.isWritable(file), "root may write everything");

    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(
            () -> {
              try (Store store = Store.sqlite(file)) {
                appendTo(store);
              }
            })
        .withMessageContaining(file.toString())
        .withMessageContaining("write permission");
  }

  @Test
  void aConnectionThatMayOnlyReadIsTakenForAFileWithoutWritePermission() throws Exception {
    Store.sqlite(file).close();
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    try (Connection connection = config.createConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      SQLException refused =
          catchThrowableOfType(SQLException.class, () -> statement.execute("DELETE FROM journals"));

      assertThat(SqliteFailure.of(file, refused))
          .hasMessageContaining(file.toString())
          .hasMessageContaining("write permission")
          .hasCause(refused);
    }
  }

  @Test
  void aClosedStoreSaysSo() {
    Store store = Store.sqlite(file);
    store.close();
    store.close();

    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> appendTo(store))
        .withMessageContaining(file.toString())
        .withMessageContaining("closed");
  }
}
