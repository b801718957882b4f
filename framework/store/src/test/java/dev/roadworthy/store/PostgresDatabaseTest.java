package dev.roadworthy.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.roadworthy.testkit.Ingests;
import dev.roadworthy.testkit.Rounds;
import dev.roadworthy.testkit.Runs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Databases that are not as a store needs them. */
class PostgresDatabaseTest {

  private final PostgresServer server = PostgresServer.shared();

  private static void appendTo(Store store) {
    var round = Rounds.in("ci").build();
    store.history().append(Ingests.ingest(round, Runs.passed("landing").of(round).build()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:sqlite:history.db",
        "postgresql://db.example/roadworthy",
        "jdbc:postgresql://roadworthy:c4n4ry@db.example/roadworthy",
        "jdbc:postgresql://db.example:port/roadworthy",
        ""
      })
  void aUrlThatIsNoneOfPostgresqlIsRefusedAndNotRepeated(String url) {
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> Store.postgres(url, "roadworthy", null))
        .withMessage(
            "The database's URL must be one of PostgreSQL's, without user and password."
                + " Example: jdbc:postgresql://db.example:5432/roadworthy");
  }

  @Test
  void aWrongPasswordIsSaidToBeWrongAndNotShown() {
    String url = server.newDatabase();

    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> Store.postgres(url, PostgresServer.USER, "wr0ng-p4ssword"))
        .withMessageContaining(url)
        .withMessageContaining("does not let this user in")
        .withMessageNotContaining("wr0ng-p4ssword");
  }

  @Test
  void aDatabaseThatDoesNotExistIsSaidNotTo() {
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> server.open(server.url("nowhere")))
        .withMessageContaining(server.url("nowhere"))
        .withMessageContaining("does not exist")
        .withMessageContaining("createdb roadworthy");
  }

  @Test
  void theSettingsInAUrlAreNotShown() {
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> server.open(server.url("nowhere") + "?sslpassword=c4n4ry"))
        .withMessageContaining(server.url("nowhere"))
        .withMessageNotContaining("c4n4ry");
  }

  @Test
  void theTablesOfAnotherProgramAreRefusedAndASchemaBesideThemIsNot() {
    String url = server.newDatabase();
    String name = url.replaceFirst(".*/", "");
    server.sql(name, "CREATE TABLE recipes (title TEXT)");

    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> server.open(url))
        .withMessageContaining(url)
        .withMessageContaining("other tables in schema public")
        .withMessageContaining("?currentSchema=roadworthy");

    server.sql(name, "CREATE SCHEMA roadworthy AUTHORIZATION " + PostgresServer.USER);
    try (Store store = server.open(url + "?currentSchema=roadworthy")) {
      appendTo(store);
      assertThat(store.history().environments()).containsExactly("ci");
    }
  }

  @Test
  void aSchemaThatIsNotThereIsSaidNotToBe() {
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> server.open(server.newDatabase() + "?currentSchema=roadworthy"))
        .withMessageContaining("CREATE SCHEMA roadworthy");
  }

  @Test
  void aDatabaseOfANewerVersionIsRefused() {
    String url = server.newDatabase();
    server.open(url).close();
    server.sql(
        url.replaceFirst(".*/", ""),
        "INSERT INTO roadworthy_schema_history (installed_rank, version, description, type, script,"
            + " installed_by, execution_time, success)"
            + " VALUES (99, '99', 'from the future', 'SQL', 'V99__x.sql', '', 0, true)");

    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> server.open(url))
        .withMessageContaining("newer Roadworthy")
        .withMessageContaining("schema 99")
        .withMessageContaining("up to " + SqliteSchema.VERSION)
        .withMessageContaining("Use the newer");
  }

  @Test
  void aDatabaseThatCannotHoldAnyTextIsRefused() {
    server.sql(
        "postgres",
        "CREATE DATABASE latin OWNER roadworthy ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'"
            + " TEMPLATE template0");

    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> server.open(server.url("latin")))
        .withMessageContaining("LATIN1")
        .withMessageContaining("ENCODING 'UTF8'");
  }

  @Test
  void aUserWhoMayNotCreateTablesIsToldSo() {
    String url = server.newDatabase();
    server.sql(
        url.replaceFirst(".*/", ""),
        "REVOKE CREATE ON SCHEMA public FROM public",
        "ALTER DATABASE " + url.replaceFirst(".*/", "") + " OWNER TO postgres");

    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> server.open(url))
        .withMessageContaining(url)
        .withMessageContaining("permission denied");
  }

  @Test
  void aClosedStoreSaysSo() {
    Store store = server.open(server.newDatabase());
    store.close();
    store.close();

    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> appendTo(store))
        .withMessageContaining("closed");
  }
}
