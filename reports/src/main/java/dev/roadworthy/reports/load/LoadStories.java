package dev.roadworthy.reports.load;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.history.HistoryStore;
import dev.roadworthy.history.LoadHistory;
import dev.roadworthy.history.PastLoad;
import dev.roadworthy.history.Series;
import dev.roadworthy.run.RunId;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads back what is shown of load tests. */
public final class LoadStories {

  private static final int RUNS = 20;

  private final HistoryStore history;
  private final LoadHistory loads;
  private final Set<Series> series;

  /** Reads these; which load tests there are, at once. */
  public LoadStories(HistoryStore history, LoadHistory loads) {
    this.history = history;
    this.loads = loads;
    this.series = Set.copyOf(loads.loadSeries());
  }

  /** Those in which there are load tests. */
  Set<Series> series() {
    return series;
  }

  /** The latest of a series; empty if there are none. */
  Optional<LoadStory> of(Series of) {
    List<PastLoad> latest = loads.loads(of, RUNS);
    return latest.isEmpty() ? Optional.empty() : Optional.of(story(of, latest));
  }

  /** What is shown beside the result of a run; empty if it is none of the latest load tests. */
  public Optional<LoadExcerpt> excerpt(Series of, RunId run, ZoneId zone) {
    if (!series.contains(of)) {
      return Optional.empty();
    }
    List<PastLoad> since =
        loads.loads(of, RUNS).stream().dropWhile(load -> !load.fact().id().equals(run)).toList();
    return since.isEmpty() ? Optional.empty() : Optional.of(LoadExcerpt.of(story(of, since), zone));
  }

  private LoadStory story(Series of, List<PastLoad> latest) {
    return new LoadStory(
        of, check(of), latest, loads.load(latest.get(0).load().run()).orElse(null));
  }

  private @Nullable CheckSpec check(Series of) {
    CheckId id = of.check();
    return history.checks(of.environment()).stream()
        .filter(check -> check.id().equals(id))
        .findFirst()
        .orElse(null);
  }
}
