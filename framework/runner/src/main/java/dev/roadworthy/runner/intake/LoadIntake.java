package dev.roadworthy.runner.intake;

import dev.roadworthy.history.LoadFacts;
import dev.roadworthy.history.LoadFacts.Ended;
import dev.roadworthy.history.LoadFacts.Second;
import dev.roadworthy.journal.JournalEntry;
import dev.roadworthy.journal.JournalEntry.LoadBegan;
import dev.roadworthy.journal.JournalEntry.LoadEnded;
import dev.roadworthy.journal.JournalEntry.LoadMeasured;
import dev.roadworthy.load.LoadRun;
import dev.roadworthy.run.RunId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a journal tells of load tests, each part with its place among those of its run. */
final class LoadIntake {

  private final Map<RunId, Integer> taken = new HashMap<>();

  /** What comes next; asking again changes nothing, until it has been {@link #taken}. */
  LoadFacts facts(List<JournalEntry> entries) {
    List<LoadRun> begun = new ArrayList<>();
    List<Second> seconds = new ArrayList<>();
    List<Ended> ended = new ArrayList<>();
    Map<RunId, Integer> places = new HashMap<>(taken);
    for (JournalEntry entry : entries) {
      if (entry instanceof LoadBegan began) {
        begun.add(began.load());
      } else if (entry instanceof LoadMeasured measured) {
        int place = places.merge(measured.run(), 1, Integer::sum) - 1;
        seconds.add(new Second(measured.run(), place, measured.second()));
      } else if (entry instanceof LoadEnded end) {
        ended.add(new Ended(end.run(), end.end()));
      }
    }
    return new LoadFacts(begun, seconds, ended);
  }

  /** History has these. */
  void taken(List<JournalEntry> entries) {
    for (JournalEntry entry : entries) {
      if (entry instanceof LoadMeasured measured) {
        taken.merge(measured.run(), 1, Integer::sum);
      }
    }
  }
}
