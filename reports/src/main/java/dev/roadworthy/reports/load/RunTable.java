package dev.roadworthy.reports.load;

import dev.roadworthy.fault.Fault;
import dev.roadworthy.history.PastLoad;
import dev.roadworthy.reports.chart.Labels;
import dev.roadworthy.reports.load.LoadView.Cell;
import dev.roadworthy.reports.load.LoadView.RunRow;
import dev.roadworthy.reports.trend.Marks;
import dev.roadworthy.reports.trend.Words;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Load tests beside each other; the worst of each column is marked. */
final class RunTable {

  static final String NOTHING = "\u2013";

  private static final ToDoubleFunction<PastLoad> UNJUDGED = load -> 0;

  private static final List<Column> COLUMNS =
      List.of(
          new Column("Requests", load -> Labels.count(load.total().count()), UNJUDGED),
          new Column("Per second", load -> Labels.decimal(load.throughput()), RunTable::idleness),
          percentile(50),
          percentile(95),
          percentile(99),
          new Column(
              "Failed",
              load -> Labels.percent(load.total().failedRatio()),
              load -> load.total().failedRatio()));

  private record Column(
      String label, Function<PastLoad, String> value, ToDoubleFunction<PastLoad> badness) {

    boolean isJudged() {
      return badness != UNJUDGED;
    }
  }

  private RunTable() {}

  private static Column percentile(int percentile) {
    return new Column(
        "p" + percentile,
        load -> at(load, percentile),
        load -> Points.millis(load.total().ok().at(percentile)));
  }

  private static double idleness(PastLoad load) {
    return 1 / Math.max(1e-9, load.throughput());
  }

  private static String at(PastLoad load, int percentile) {
    return load.total().ok().count() == 0
        ? NOTHING
        : Labels.duration(load.total().ok().at(percentile));
  }

  static List<RunRow> of(List<PastLoad> loads, ZoneId zone) {
    List<RunRow> rows = new ArrayList<>();
    for (PastLoad load : loads) {
      Fault fault = load.fact().fault();
      rows.add(
          new RunRow(
              Words.time(load.fact().startedAt(), zone),
              Objects.requireNonNullElse(LoadCharts.commit(load), NOTHING),
              Objects.requireNonNullElse(load.load().version(), NOTHING),
              load.load().profile(),
              COLUMNS.stream().map(column -> cell(column, load, loads)).toList(),
              Words.lower(load.fact().outcome()),
              Marks.style(load.fact().outcome()),
              fault == null ? "" : fault.diagnosis()));
    }
    return rows;
  }

  /** The worst is marked where it reads differently from the best. */
  private static Cell cell(Column column, PastLoad load, List<PastLoad> all) {
    Comparator<PastLoad> bad = Comparator.comparingDouble(column.badness());
    String value = column.value().apply(load);
    String worst = column.value().apply(Collections.max(all, bad));
    String best = column.value().apply(Collections.min(all, bad));
    boolean isWorst = column.isJudged() && value.equals(worst) && !worst.equals(best);
    return new Cell(column.label(), value, isWorst ? "worst" : "");
  }
}
