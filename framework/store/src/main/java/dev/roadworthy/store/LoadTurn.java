package dev.roadworthy.store;

/** While it is held, no one else who shares the database has it; it ends with its process. */
public interface LoadTurn extends AutoCloseable {

  /** Lets others have it. */
  @Override
  void close();
}
