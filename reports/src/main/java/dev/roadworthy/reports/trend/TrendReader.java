package dev.roadworthy.reports.trend;

import dev.roadworthy.alerting.CheckState;
import dev.roadworthy.alerting.DecisionStore;
import dev.roadworthy.alerting.Incident;
import dev.roadworthy.check.CheckId;
import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.history.HistoryStore;
import dev.roadworthy.history.RunFact;
import dev.roadworthy.history.Series;
import dev.roadworthy.schedule.Schedule;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what the trend pages show, a series at a time; thread-safe. */
final class TrendReader {

  private static final int INCIDENTS = 500;
  private static final int LISTED = 30;

  private final HistoryStore history;
  private final DecisionStore decisions;
  private final RangeReader ranges;
  private final Set<Series> loaded;
  private final Map<String, Environment> environments = new ConcurrentHashMap<>();

  private record Environment(
      Map<CheckId, CheckSpec> checks,
      Map<CheckId, CheckState> states,
      Map<CheckId, List<Incident>> incidents) {}

  TrendReader(
      HistoryStore history, DecisionStore decisions, Instant now, ZoneId zone, Set<Series> loaded) {
    this.history = history;
    this.decisions = decisions;
    this.ranges = new RangeReader(history, now, zone);
    this.loaded = Set.copyOf(loaded);
  }

  SeriesTrend read(Series series) {
    Environment environment = environments.computeIfAbsent(series.environment(), this::environment);
    CheckId id = series.check();
    CheckSpec check = environment.checks().get(id);
    List<RunFact> newestFirst = history.latest(series, RangeReader.MOST_RUNS);
    List<RunFact> oldestFirst = new ArrayList<>(newestFirst);
    Collections.reverse(oldestFirst);
    return new SeriesTrend(
        series,
        check,
        environment.states().get(id),
        ranges.read(series, oldestFirst, schedule(check).interval()),
        newestFirst.subList(0, Math.min(LISTED, newestFirst.size())),
        environment.incidents().getOrDefault(id, List.of()),
        loaded.contains(series));
  }

  private static Schedule schedule(@Nullable CheckSpec check) {
    return check == null ? Schedule.DEFAULT : check.schedule();
  }

  private Environment environment(String name) {
    return new Environment(
        history.checks(name).stream().collect(byId(CheckSpec::id)),
        decisions.states(name).stream().collect(byId(state -> state.key().check())),
        decisions.incidents(name, INCIDENTS).stream()
            .collect(Collectors.groupingBy(incident -> incident.key().check())));
  }

  private static <T> java.util.stream.Collector<T, ?, Map<CheckId, T>> byId(
      Function<T, CheckId> id) {
    return Collectors.toMap(id, Function.identity());
  }
}
