package dev.roadworthy.store;

import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteException;

/** What SQLite's result codes mean to whoever runs Roadworthy. */
final class SqliteFailure {

  private SqliteFailure() {}

  static StoreException of(Path file, SQLException failure) {
    return failure instanceof UnreadableRow
        ? new UnreadableException(
            "The database " + file + " has what cannot be read: " + failure.getMessage(), failure)
        : new StoreException(
            "The database " + file + " " + sentence(failure) + " (" + failure.getMessage() + ")",
            failure);
  }

  private static String sentence(SQLException failure) {
    int code = failure instanceof SQLiteException known ? known.getResultCode().code & 0xff : -1;
    return switch (code) {
      case 5, 6 ->
          "is locked by another process, and was not free in time: try again, or end that process";
      case 8 -> "cannot be written: give write permission to the file and to its folder";
      case 10 -> "cannot be read or written: the disk or the file system fails, or is full";
      case 11 -> "is damaged: move it away, and take the journals over again with history import";
      case 13 -> "cannot grow: the disk is full. Nothing was lost; make room and try again";
      case 14 -> "cannot be opened: file and folder must be readable and writable";
      case 26 ->
          "is no database: it is another kind of file, or damaged. Move it away, or name another";
      default -> "did not do what it was asked to";
    };
  }
}
