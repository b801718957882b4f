package dev.roadworthy.runner.watch;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.journal.JournalEntry;
import dev.roadworthy.journal.JournalEntry.RunRecorded;
import dev.roadworthy.journal.JournalEntry.Served;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What each thing that can be asked for consists of: itself, or the rows of its parameterized
 * class, which may be others from one time to the next. Not thread-safe.
 */
final class Rows {

  private final Map<CheckId, Set<CheckId>> running = new HashMap<>();
  private final Map<CheckId, Set<CheckId>> known = new HashMap<>();

  /**
   * Follows the journals.
   *
   * @param scheduled what a check is, or is a row of
   * @return those that consist of something else now than was known, with what that is
   */
  Map<CheckId, Set<CheckId>> heard(List<JournalEntry> entries, UnaryOperator<CheckId> scheduled) {
    Map<CheckId, Set<CheckId>> changed = new HashMap<>();
    for (JournalEntry entry : entries) {
      if (entry instanceof RunRecorded recorded) {
        CheckId check = recorded.run().check();
        running.computeIfAbsent(scheduled.apply(check), any -> new HashSet<>()).add(check);
      } else if (entry instanceof Served served) {
        Set<CheckId> ran = running.remove(served.check());
        if (ran != null && served.whole() && !ran.equals(known.put(served.check(), ran))) {
          changed.put(served.check(), ran);
        }
      }
    }
    return changed;
  }

  /** What it consists of is news the next time. */
  void forget(CheckId scheduled) {
    running.remove(scheduled);
    known.remove(scheduled);
  }

  /** These can no longer be asked for. */
  void retire(Set<CheckId> gone) {
    running.keySet().removeAll(gone);
    known.keySet().removeAll(gone);
  }
}
