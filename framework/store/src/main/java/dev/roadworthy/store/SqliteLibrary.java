package dev.roadworthy.store;

import org.sqlite.SQLiteJDBCLoader;

/** SQLite itself: a native library, which its driver unpacks and loads. */
final class SqliteLibrary {

  private static final String FOLDER = "org.sqlite.tmpdir";

  private SqliteLibrary() {}

  /**
   * Loads it, if it is not.
   *
   * @throws StoreException if that cannot be done
   */
  static void load() {
    try {
      SQLiteJDBCLoader.initialize();
    } catch (Exception | LinkageError e) {
      throw new StoreException(
          "SQLite cannot be loaded: its native library is unpacked into "
              + System.getProperty(FOLDER, System.getProperty("java.io.tmpdir"))
              + ", which has to be writable and not mounted noexec, and it needs glibc or musl."
              + " Example: JAVA_OPTS=-D"
              + FOLDER
              + "=/var/tmp",
          e);
    }
  }
}
