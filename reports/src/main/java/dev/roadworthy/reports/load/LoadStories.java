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
import org.jspecify.annotations.Nullable;

/** Reads back what is shown of load tests. */
public final class LoadStories {

  private static final int RUNS = 20;

  private final HistoryStore history;
  private final LoadHistory loads;

  /** Reads these. */
  public LoadStories(HistoryStore history, LoadHistory loads) {
    this.history = history;
    this.loads = loads;
  }

  /** Those in which there are load tests. */
  List<Series> series() {
    return loads.loadSeries();
  }

  /** The latest of a series; empty if there are none. */
  Optional<LoadStory> of(Series series) {
    List<PastLoad> latest = loads.loads(series, RUNS);
    return latest.isEmpty() ? Optional.empty() : Optional.of(story(series, latest));
  }

  /** What is shown beside the result of a run; empty if it is none of the latest load tests. */
  public Optional<LoadExcerpt> excerpt(Series series, RunId run, ZoneId zone) {
    List<PastLoad> since =
        loads.loads(series, RUNS).stream()
            .dropWhile(load -> !load.fact().id().equals(run))
            .toList();
    return since.isEmpty()
        ? Optional.empty()
        : Optional.of(LoadExcerpt.of(story(series, since), zone));
  }

  private LoadStory story(Series series, List<PastLoad> latest) {
    return new LoadStory(
        series, check(series), latest, loads.load(latest.get(0).load().run()).orElse(null));
  }

  private @Nullable CheckSpec check(Series series) {
    CheckId id = series.check();
    return history.checks(series.environment()).stream()
        .filter(check -> check.id().equals(id))
        .findFirst()
        .orElse(null);
  }
}
