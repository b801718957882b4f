package dev.roadworthy.store;

import dev.roadworthy.redaction.Redactor;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Where a database is, and who asks for it. Prints neither the password nor the settings in the
 * URL.
 */
final class PostgresAddress {

  private static final String PREFIX = "jdbc:postgresql:";

  /**
   * How long others may write. Twice as long a statement may take, and a transaction may stand
   * still before the server ends it, so that others may write.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private static final Duration TO_CONNECT = Duration.ofSeconds(10);

  /** Longer than any statement: only who has gone without a word stays silent for so long. */
  private static final Duration SILENCE = Duration.ofSeconds(40);

  private final String url;
  private final @Nullable String user;
  private final @Nullable String password;
  private final Duration patience;

  private PostgresAddress(
      String url, @Nullable String user, @Nullable String password, Duration patience) {
    this.url = url;
    this.user = user;
    this.password = password;
    this.patience = patience;
  }

  static PostgresAddress of(String url, @Nullable String user, @Nullable String password) {
    return of(url, user, password, PATIENCE);
  }

  static PostgresAddress of(
      String url, @Nullable String user, @Nullable String password, Duration patience) {
    if (!url.startsWith(PREFIX) || url.contains("@") || Driver.parseURL(url, null) == null) {
      throw new StoreException(
          "The database's URL must be one of PostgreSQL's, without user and password. Example: "
              + PREFIX
              + "//db.example:5432/roadworthy",
          null);
    }
    return new PostgresAddress(url, user, password, patience);
  }

  /** Settings in the URL go before ours. */
  Connection connect() throws SQLException {
    Connection connection = driverConnects();
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET lock_timeout = " + patience.toMillis());
      statement.execute("SET statement_timeout = " + 2 * patience.toMillis());
      statement.execute("SET idle_in_transaction_session_timeout = " + 2 * patience.toMillis());
      statement.execute(
          "SELECT set_config('synchronous_commit', 'on', false)"
              + " WHERE current_setting('synchronous_commit') = 'off'");
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** Connections for what may take its time. */
  DataSource patient() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    if (user != null) {
      source.setUser(user);
    }
    source.setPassword(password);
    return source;
  }

  private Connection driverConnects() throws SQLException {
    Properties settings = new Properties();
    if (user != null) {
      PGProperty.USER.set(settings, user);
    }
    if (password != null) {
      PGProperty.PASSWORD.set(settings, password);
    }
    PGProperty.APPLICATION_NAME.set(settings, "Roadworthy");
    PGProperty.CONNECT_TIMEOUT.set(settings, (int) TO_CONNECT.toSeconds());
    PGProperty.LOGIN_TIMEOUT.set(settings, (int) TO_CONNECT.toSeconds());
    PGProperty.SOCKET_TIMEOUT.set(settings, (int) SILENCE.toSeconds());
    PGProperty.TCP_KEEP_ALIVE.set(settings, true);
    Connection connection = new Driver().connect(url, settings);
    if (connection == null) {
      throw new SQLException("the driver does not know the URL");
    }
    return connection;
  }

  /** A message without what must not be seen. */
  String shown(@Nullable String message) {
    List<String> secrets = Stream.ofNullable(password).toList();
    return Redactor.of(secrets).text(String.valueOf(message));
  }

  /** What stands before the question mark. */
  @Override
  public String toString() {
    return shown(url.replaceFirst("\\?.*", ""));
  }
}
