package dev.roadworthy.reports.load;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.history.HistoryStore;
import dev.roadworthy.history.LoadBaselines;
import dev.roadworthy.history.LoadHistory;
import dev.roadworthy.history.PastLoad;
import dev.roadworthy.history.Series;
import dev.roadworthy.load.LoadRun;
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
  private final String mainBranch;
  private final Set<Series> series;

  /**
   * Reads these; which load tests there are, at once.
   *
   * @param mainBranch whose load tests others are compared with
   */
  public LoadStories(HistoryStore history, LoadHistory loads, String mainBranch) {
    this.history = history;
    this.loads = loads;
    this.mainBranch = mainBranch;
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
    LoadRun now = latest.get(0).load();
    return new LoadStory(
        of, check(of), latest, earlier(of, now), loads.load(now.run()).orElse(null));
  }

  /** What the assertion of the same would compare it with. */
  private List<PastLoad> earlier(Series of, LoadRun now) {
    return LoadBaselines.of(loads, of.key(), mainBranch).stream()
        .filter(each -> each.load().isComparableTo(now))
        .filter(each -> each.load().startedAt().isBefore(now.startedAt()))
        .toList();
  }

  private @Nullable CheckSpec check(Series of) {
    CheckId id = of.check();
    return history.checks(of.environment()).stream()
        .filter(check -> check.id().equals(id))
        .findFirst()
        .orElse(null);
  }
}
