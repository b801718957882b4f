package dev.roadworthy.reports.trend;

import dev.roadworthy.alerting.CheckState;
import dev.roadworthy.alerting.Incident;
import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.evaluation.Status;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.Outcome;
import dev.roadworthy.history.RunFact;
import dev.roadworthy.history.Series;
import dev.roadworthy.reports.chart.Labels;
import dev.roadworthy.reports.trend.PageView.Fact;
import dev.roadworthy.reports.trend.PageView.FaultRow;
import dev.roadworthy.reports.trend.PageView.IncidentRow;
import dev.roadworthy.reports.trend.PageView.Picture;
import dev.roadworthy.reports.trend.PageView.RangeView;
import dev.roadworthy.reports.trend.PageView.RunRow;
import dev.roadworthy.reports.trend.PageView.Tile;
import dev.roadworthy.run.Percentiles;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From facts to the words on a page. */
public final class PageViews {

  private static final Set<String> WEB = Set.of("http", "https");

  /** Stands where there is no figure. */
  static final String NOTHING = "\u2013";

  private final Instant now;
  private final ZoneId zone;
  private final String footer;

  PageViews(Instant now, ZoneId zone, String footer) {
    this.now = now;
    this.zone = zone;
    this.footer = footer;
  }

  PageView page(SeriesTrend trend, List<RangeView> ranges) {
    CheckState state = trend.state();
    return new PageView(
        trend.name(),
        trend.series().check().value(),
        Labels.zone(zone),
        place(trend.series()),
        status(trend),
        statusStyle(trend),
        state == null || state.verdict() == null ? "" : state.verdict().reason().text(),
        facts(trend),
        runbook(trend.check()),
        trend.loadPage(),
        ranges,
        trend.latest().stream().map(this::row).toList(),
        trend.incidents().stream().map(this::row).toList(),
        footer);
  }

  RangeView range(Range range, List<Picture> charts) {
    return new RangeView(
        range.title(),
        range.span().text() + " \u00B7 " + Labels.zone(zone),
        tiles(range.total()),
        charts,
        faults(range.total()));
  }

  /** Environment and branch. */
  public static String place(Series series) {
    return series.branch().isEmpty()
        ? series.environment()
        : series.environment() + " \u00B7 " + series.branch();
  }

  /** What was decided; where nothing was, what the newest run says. */
  static String status(SeriesTrend trend) {
    CheckState state = trend.state();
    if (state != null && state.verdict() != null) {
      return state.verdict().status().name();
    }
    return trend.latest().isEmpty()
        ? Status.UNKNOWN.name()
        : trend.latest().get(0).outcome().name();
  }

  static String statusStyle(SeriesTrend trend) {
    CheckState state = trend.state();
    if (state != null && state.verdict() != null) {
      return switch (state.verdict().status()) {
        case UP -> "passed";
        case DEGRADED -> "degraded";
        case DOWN -> "failed";
        case BLIND, STALE -> "blind";
        case UNKNOWN -> "skipped";
      };
    }
    return trend.latest().isEmpty() ? "skipped" : Marks.style(trend.latest().get(0).outcome());
  }

  private List<Fact> facts(SeriesTrend trend) {
    List<Fact> facts = new ArrayList<>();
    CheckSpec check = trend.check();
    if (check != null) {
      facts.add(new Fact("Owner", check.owner().name()));
      facts.add(new Fact("Severity", Words.lower(check.severity())));
      facts.add(new Fact("Every", check.schedule().toString()));
      facts.add(new Fact("Timeout", Labels.duration(check.timeout())));
      if (check.slowAfter() != null) {
        facts.add(new Fact("Slow after", Labels.duration(check.slowAfter())));
      }
    }
    CheckState state = trend.state();
    if (state != null && state.since() != null) {
      facts.add(
          new Fact(
              "Since",
              Words.time(state.since(), zone)
                  + " ("
                  + Words.lasting(Duration.between(state.since(), now))
                  + ")"));
    }
    return facts;
  }

  private static @Nullable String runbook(@Nullable CheckSpec check) {
    URI runbook = check == null ? null : check.runbook();
    return runbook != null && runbook.getScheme() != null && WEB.contains(runbook.getScheme())
        ? runbook.toString()
        : null;
  }

  private static List<Tile> tiles(Sum total) {
    Double availability = total.availability();
    Percentiles latencies = total.latencies();
    return List.of(
        new Tile(
            "Availability",
            availability == null ? NOTHING : Labels.percent(availability),
            availability == null ? "nothing was learned" : "of the time",
            availability != null && availability < 1 ? "failed" : ""),
        new Tile("Median", at(latencies, 50), "p50 on the wire", ""),
        new Tile("95th percentile", at(latencies, 95), "p95 on the wire", ""),
        new Tile("99th percentile", at(latencies, 99), "p99 on the wire", ""),
        new Tile("Runs", Labels.count(total.runs()), "in this time", ""),
        new Tile(
            "Failed",
            Labels.count(total.failed()),
            total.failed() == 0
                ? "none"
                : Labels.percent((double) total.failed() / total.runs()) + " of runs",
            total.failed() > 0 ? "failed" : ""));
  }

  static String at(Percentiles latencies, double percentile) {
    return latencies.count() == 0 ? NOTHING : Labels.duration(latencies.at(percentile));
  }

  private static List<FaultRow> faults(Sum total) {
    return total.faults().entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(
            fault ->
                new FaultRow(
                    fault.getKey(),
                    meaning(fault.getKey()),
                    Labels.count(fault.getValue()),
                    Labels.percent((double) fault.getValue() / Math.max(1, total.runs()))))
        .toList();
  }

  private static String meaning(String code) {
    return Marks.known(code).map(known -> known.layer().title() + ": " + known.title()).orElse("");
  }

  private RunRow row(RunFact run) {
    Fault fault = run.fault();
    return new RunRow(
        Words.time(run.startedAt(), zone),
        Words.lower(run.outcome()),
        Marks.style(run.outcome()),
        run.outcome() == Outcome.SKIPPED
            ? NOTHING
            : Labels.duration(run.latency()) + (run.cold() ? " (cold)" : ""),
        Labels.duration(run.duration()),
        fault == null ? "" : fault.diagnosis());
  }

  private IncidentRow row(Incident incident) {
    Instant until = incident.closedAt() == null ? now : incident.closedAt();
    Fault fault = incident.fault();
    return new IncidentRow(
        incident.id().brief(),
        incident.trouble().name(),
        incident.trouble() == Status.DOWN ? "failed" : "blind",
        Words.time(incident.since(), zone),
        incident.isOpen() ? "open" : Words.time(until, zone),
        Words.lasting(Duration.between(incident.since(), until)),
        fault == null ? "" : fault.diagnosis());
  }
}
