package dev.roadworthy.testkit;

import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.fault.Outcome;
import dev.roadworthy.history.Ingest;
import dev.roadworthy.history.Rollup;
import dev.roadworthy.history.RoundSummary;
import dev.roadworthy.history.RunFact;
import dev.roadworthy.history.Series;
import dev.roadworthy.run.Run;
import dev.roadworthy.run.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All that a store says of a set of ingests, so that two stores can be compared. */
record HistorySnapshot(
    Set<String> series,
    Map<String, List<RunFact>> facts,
    Map<String, List<Hour>> hours,
    Map<String, List<RoundSummary>> rounds,
    Map<String, List<CheckSpec>> checks,
    Map<String, Run> runs,
    Map<String, Long> positions,
    Map<String, List<String>> waiting,
    Map<String, List<String>> windows) {

  private static final int ALL = 1_000_000;

  /** A rollup, with a histogram that can be compared. */
  record Hour(
      Instant start,
      Map<Outcome, Integer> outcomes,
      Map<String, Integer> faults,
      Duration up,
      Duration down,
      List<Long> percentiles) {

    static Hour of(Rollup rollup) {
      return new Hour(
          rollup.hour(),
          rollup.outcomes(),
          rollup.faults(),
          rollup.up(),
          rollup.down(),
          List.of(
              rollup.latencies().count(),
              rollup.latencies().at(50).toNanos(),
              rollup.latencies().at(95).toNanos(),
              rollup.latencies().at(100).toNanos()));
    }
  }

  static HistorySnapshot of(StorePorts store, Collection<Ingest> ingests) {
    HistorySnapshot snapshot =
        new HistorySnapshot(
            new TreeSet<>(),
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeMap<>());
    store.history().rollUp();
    for (Series series : store.history().series()) {
      snapshot.look(store, series);
    }
    ingests.forEach(ingest -> snapshot.look(store, ingest));
    return snapshot;
  }

  private void look(StorePorts store, Series seen) {
    String name = seen.toString();
    String environment = seen.environment();
    series.add(name);
    facts.put(name, store.history().latest(seen, ALL));
    hours.put(
        name,
        store.history().rollups(seen, Instant.MIN, Instant.MAX).stream().map(Hour::of).toList());
    rounds.put(
        environment + " " + seen.branch(), store.history().rounds(environment, seen.branch(), ALL));
    checks.put(environment, store.history().checks(environment));
    waiting.put(
        environment,
        store.decisions().waiting(environment, ALL).stream()
            .map(run -> run.run().value())
            .toList());
    store
        .decisions()
        .waiting(environment, ALL)
        .forEach(run -> windows.put(run.run().value(), window(store, run.run())));
  }

  private static List<String> window(StorePorts store, RunId newest) {
    return store.history().window(newest, 5).runs().stream().map(run -> run.id().value()).toList();
  }

  private void look(StorePorts store, Ingest ingest) {
    List<RunId> ids = new ArrayList<>();
    ingest.runs().forEach(run -> ids.add(run.id()));
    for (RunId id : ids) {
      store.history().run(id).ifPresent(run -> runs.put(id.value(), run));
    }
    var position = ingest.position();
    if (position != null) {
      @Nullable Long offset = store.history().position(position.journal()).orElse(null);
      positions.put(position.journal().toString(), offset == null ? -1 : offset);
    }
  }
}
