package dev.roadworthy.runner;

import dev.roadworthy.config.DatabaseSettings;
import dev.roadworthy.config.Secret;
import dev.roadworthy.store.Store;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;

/**
 * Where history is kept: in the database that the configuration names, else in the home folder.
 *
 * @param home the folder
 * @param database null for the file in the folder
 */
public record HistoryPlace(Home home, @Nullable DatabaseSettings database) {

  /**
   * Opens it; a file is created if it does not exist.
   *
   * @throws dev.roadworthy.store.StoreException if that cannot be done
   */
  public Store open() {
    if (database == null) {
      return Store.sqlite(home.database());
    }
    Secret password = database.password();
    return Store.postgres(
        database.url(), database.user(), password == null ? null : password.reveal());
  }

  /** False if nothing has ever been kept here; of a server that is not known beforehand. */
  public boolean exists() {
    return database != null || Files.exists(home.database());
  }
}
