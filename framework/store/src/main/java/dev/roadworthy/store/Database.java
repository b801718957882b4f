package dev.roadworthy.store;

import java.sql.SQLException;
import java.util.Optional;

/** Where transactions run. Here alone the dialects differ, and in the types of the migrations. */
interface Database extends AutoCloseable {

  /** What a transaction does; it may be done more than once, and returns what it made of it. */
  interface Work<T> {
    T in(Session session) throws SQLException;
  }

  /** Sees one state of the database, whatever others write meanwhile. */
  <T> T read(Work<T> work);

  /** All or nothing, and one after the other; what it returned from is on the disk. */
  <T> T write(Work<T> work);

  /** A turn of a name, for as long as it is held; empty if somebody else has it. */
  Optional<LoadTurn> turn(String name);

  @Override
  void close();
}
