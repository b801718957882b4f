package dev.roadworthy.reports.allure;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.history.HistoryStore;
import dev.roadworthy.history.RunFact;
import dev.roadworthy.history.Series;
import dev.roadworthy.reports.chart.MiniChart;
import dev.roadworthy.reports.chart.Theme;
import dev.roadworthy.reports.load.LoadStories;
import dev.roadworthy.reports.trend.Marks;
import dev.roadworthy.reports.trend.PageName;
import dev.roadworthy.run.Run;
import dev.roadworthy.run.RunId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Looks up what the history knows of the runs in a results folder. */
final class Subjects {

  private static final int DOTS = 40;

  private final HistoryStore history;
  private final LoadStories loads;
  private final AllureReport.Source source;
  private final Map<String, Map<CheckId, CheckSpec>> checks = new HashMap<>();

  Subjects(HistoryStore history, LoadStories loads, AllureReport.Source source) {
    this.history = history;
    this.loads = loads;
    this.source = source;
  }

  Optional<Subject> of(RunId id) {
    return history.run(id).map(this::of);
  }

  Subject of(Run run) {
    Series series = new Series(run.environment(), source.branch(), run.check());
    return new Subject(
        run,
        checks(run.environment()).get(run.check()),
        "trends/" + PageName.of(series) + ".html",
        chart(run, series),
        loads.excerpt(series, run.id(), source.zone()).orElse(null));
  }

  private String chart(Run run, Series series) {
    List<RunFact> latest = new ArrayList<>(history.latest(series, DOTS));
    Collections.reverse(latest);
    return MiniChart.draw(
        run.check() + " in " + run.environment(),
        latest.stream().map(fact -> Marks.dot(fact, fact.id().equals(run.id()))).toList(),
        source.zone(),
        Theme.NEUTRAL);
  }

  private Map<CheckId, CheckSpec> checks(String environment) {
    return checks.computeIfAbsent(
        environment,
        name ->
            history.checks(name).stream()
                .collect(Collectors.toMap(CheckSpec::id, Function.identity())));
  }
}
