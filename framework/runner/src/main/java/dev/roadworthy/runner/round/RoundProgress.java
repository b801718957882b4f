package dev.roadworthy.runner.round;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.journal.JournalEntry;
import dev.roadworthy.journal.JournalEntry.CheckFound;
import dev.roadworthy.journal.JournalEntry.RoundStarted;
import dev.roadworthy.journal.JournalEntry.RunRecorded;
import dev.roadworthy.journal.JournalEntry.RunStarted;
import dev.roadworthy.run.Round;
import dev.roadworthy.run.Run;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of a round by now, whichever of its suite JVMs told it. Not thread-safe. */
final class RoundProgress {

  private final Map<CheckId, CheckSpec> announced = new LinkedHashMap<>();
  private final Map<CheckId, Instant> begun = new HashMap<>();
  private final Set<CheckId> recorded = new HashSet<>();
  private final List<Run> runs = new ArrayList<>();
  private @Nullable Round round;

  void hear(JournalEntry entry) {
    if (entry instanceof RoundStarted started) {
      round = started.round();
    } else if (entry instanceof CheckFound found) {
      announced.put(found.check().id(), found.check());
    } else if (entry instanceof RunStarted started) {
      begun.put(started.check().id(), started.at());
    } else if (entry instanceof RunRecorded recording) {
      ran(recording.run());
    }
  }

  void ran(Run run) {
    recorded.add(run.check());
    runs.add(run);
  }

  /** Null before a suite JVM has written into its journal. */
  @Nullable Round round() {
    return round;
  }

  List<Run> runs() {
    return List.copyOf(runs);
  }

  /** The checks that were announced and have no run, in the order of the suite. */
  List<CheckSpec> unrecorded() {
    return announced.values().stream().filter(check -> !recorded.contains(check.id())).toList();
  }

  /** When checks began, as far as they did. */
  Map<CheckId, Instant> begun() {
    return Map.copyOf(begun);
  }

  /** The checks that have begun or have a run: what may not be run once more. */
  Set<CheckId> settled() {
    Set<CheckId> settled = new HashSet<>(recorded);
    settled.addAll(begun.keySet());
    return settled;
  }
}
