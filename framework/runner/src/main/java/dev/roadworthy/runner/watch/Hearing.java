package dev.roadworthy.runner.watch;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.journal.JournalEntry;
import dev.roadworthy.journal.JournalEntry.RunRecorded;
import java.time.Instant;
import java.util.List;

/** What all workers say, for the timetable and whoever else listens. Not thread-safe. */
final class Hearing {

  private final Timetable timetable;
  private final CrewListener listener;

  Hearing(Timetable timetable, CrewListener listener) {
    this.timetable = timetable;
    this.listener = listener;
  }

  /**
   * Hears what a worker has said since the last time, and kills it if it is stuck.
   *
   * @return true if it has ended, and has said all that it will ever say
   */
  boolean hasEnded(Worker worker, Instant now) {
    hear(worker, now);
    worker.exhausted(now).ifPresent(why -> kill(worker, why));
    if (worker.isAlive()) {
      return false;
    }
    hear(worker, now);
    return true;
  }

  private void hear(Worker worker, Instant now) {
    List<JournalEntry> entries = worker.hear(now);
    for (JournalEntry entry : entries) {
      if (entry instanceof RunRecorded recorded) {
        CheckId check = timetable.scheduled(recorded.run().check());
        if (check != null) {
          timetable.said(check, recorded.run().outcome());
        }
      }
    }
    for (CheckId check : worker.takeEnded()) {
      timetable.ended(check, now);
    }
    if (!entries.isEmpty()) {
      listener.heard(entries);
    }
  }

  void kill(Worker worker, String why) {
    if (!worker.isBeingKilled()) {
      listener.said("the suite JVM is killed, because " + why);
      worker.kill();
    }
  }

  /** It has ended. */
  void bury(Worker worker) {
    worker.close();
    listener.journalEnded(worker.launch().journal());
  }
}
