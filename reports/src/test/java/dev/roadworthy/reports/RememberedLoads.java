package dev.roadworthy.reports;

import dev.roadworthy.history.LoadHistory;
import dev.roadworthy.history.PastLoad;
import dev.roadworthy.history.RunFact;
import dev.roadworthy.history.Series;
import dev.roadworthy.load.LoadRecord;
import dev.roadworthy.load.LoadSummary;
import dev.roadworthy.run.Round;
import dev.roadworthy.run.Run;
import dev.roadworthy.run.RunId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Load tests in memory. */
public final class RememberedLoads implements LoadHistory {

  private final Map<Series, List<PastLoad>> loads = new LinkedHashMap<>();
  private final Map<RunId, LoadRecord> records = new LinkedHashMap<>();

  /** Adds one. */
  public void add(Round round, Run run, LoadRecord whole) {
    String branch = Objects.requireNonNullElse(round.branch(), "");
    LoadSummary sum = LoadSummary.of(whole);
    loads
        .computeIfAbsent(
            new Series(round.environment(), branch, run.check()), key -> new ArrayList<>())
        .add(
            new PastLoad(
                RunFact.of(run),
                round,
                whole.load(),
                sum.seconds(),
                sum.total(),
                sum.measured(),
                whole.end()));
    records.put(run.id(), whole);
  }

  /** Lets go of the seconds of all. */
  public void forgetSeconds() {
    records.clear();
  }

  @Override
  public List<PastLoad> loads(Series series, int most) {
    return loads.getOrDefault(series, List.of()).stream()
        .sorted(Comparator.comparing((PastLoad load) -> load.fact().startedAt()).reversed())
        .limit(most)
        .toList();
  }

  @Override
  public List<Series> loadSeries() {
    return List.copyOf(loads.keySet());
  }

  @Override
  public Optional<LoadRecord> load(RunId run) {
    return Optional.ofNullable(records.get(run));
  }
}
