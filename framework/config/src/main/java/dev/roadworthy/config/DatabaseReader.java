package dev.roadworthy.config;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads where history is kept, from the section {@code history}. */
final class DatabaseReader {

  private static final String EXAMPLE = "jdbc:postgresql://db.example/roadworthy";
  private static final Pattern URL =
      Pattern.compile("jdbc:postgresql://[^\\s/?#@]+/[^\\s/?#@]+(\\?[^\\s#@]*)?");
  private static final Pattern CREDENTIALS =
      Pattern.compile("[?&](user|password|sslpassword)=", Pattern.CASE_INSENSITIVE);
  private static final Pattern USER = Pattern.compile("\\S{1,63}");

  private DatabaseReader() {}

  /** The database; null if there is none, or its secrets are not asked for. */
  static @Nullable DatabaseSettings read(Section history, SecretReader secrets) {
    Entry at = history.optional("database", EXAMPLE);
    String url = at == null ? null : at.read(secrets.open(at), DatabaseReader::url);
    String user =
        history.read(
            "user", "roadworthy", Scalars.matching(USER, "must be 1 to 63 letters without spaces"));
    Secret password = secrets.secret(history.optional("password", "${env:DATABASE_PASSWORD}"));
    for (String key : new String[] {"user", "password"}) {
      if (history.keys().contains(key) && !history.keys().contains("database")) {
        history.wrong(key, "is for a database, and none is named", "database: " + EXAMPLE);
      }
    }
    return url == null || !secrets.used()
        ? null
        : new DatabaseSettings(url, user, password, secrets.secrets());
  }

  /** The message never repeats the text, which may hold a secret. */
  private static String url(String text) {
    if (text.length() > 2_000 || !URL.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "must be a URL of PostgreSQL's: jdbc:postgresql://, a host and the name of a database");
    }
    if (CREDENTIALS.matcher(text).find()) {
      throw new IllegalArgumentException(
          "must be a URL without user or password; they have keys of their own");
    }
    return text;
  }
}
