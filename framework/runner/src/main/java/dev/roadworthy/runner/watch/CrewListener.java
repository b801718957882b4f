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

  /** A new suite has taken over, and does not have these checks any more. */
  void retired(Set<CheckId> checks);

  /** The suite could not be loaded; what ran before goes on. */
  void suiteRefused(String why, List<String> lastWords, boolean another);

  /** The suite is loaded. */
  void suiteLoaded(int checks);

  /** Something happened to a worker that people may want to know. */
  void said(String what);
}
