package dev.roadworthy.runner.watch;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.journal.JournalEntry;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Hears what becomes of workers. Every method returns at once. */
interface CrewListener {

  /** A worker writes this journal from now on. */
  void journalBegun(Path journal);

  /** The journal has grown. */
  void heard(List<JournalEntry> entries);

  /** Nobody writes this journal any more. */
  void journalEnded(Path journal);

  /** A check was fatal to its worker. */
  void lost(Loss loss);

  /** The suite could not be loaded; what ran before goes on. */
  void suiteRefused(String why, List<String> lastWords, boolean another);

  /**
   * A suite has taken over.
   *
   * @param checks what can be asked for now
   * @param gone what could be asked for before, and no longer can
   * @param newest false if it is one from before, because a newer one could not be loaded
   */
  void suiteLoaded(Set<CheckId> checks, Set<CheckId> gone, boolean newest);

  /** Something happened to a worker that people may want to know. */
  void said(String what);
}
