package dev.roadworthy.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL database in which history is kept.
 *
 * @param url as the JDBC driver takes it, without user and password
 * @param user null for the one that the driver takes by itself
 * @param password null if there is none
 * @param secrets every secret that stands anywhere above, in the URL too
 */
public record DatabaseSettings(
    String url, @Nullable String user, @Nullable Secret password, List<Secret> secrets) {

  /** Copies the list. */
  public DatabaseSettings {
    secrets = List.copyOf(secrets);
  }

  /** What stands before the settings of the URL. */
  @Override
  public String toString() {
    return url.replaceFirst("\\?.*", "");
  }
}
