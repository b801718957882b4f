package dev.roadworthy.reports.trend;

import dev.roadworthy.alerting.CheckState;
import dev.roadworthy.alerting.Incident;
import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.history.RunFact;
import dev.roadworthy.history.Series;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that the page of one series shows.
 *
 * @param series which check, where, on which branch
 * @param check as last declared, null if unknown
 * @param state what was decided on it, null if nothing
 * @param ranges the most recent first, at least one
 * @param latest runs, the newest first
 * @param incidents the newest first
 * @param loaded it has a page of load tests
 */
record SeriesTrend(
    Series series,
    @Nullable CheckSpec check,
    @Nullable CheckState state,
    List<Range> ranges,
    List<RunFact> latest,
    List<Incident> incidents,
    boolean loaded) {

  /** By which it is compared with others; empty if it did not run in the last thirty days. */
  Optional<Range> overview() {
    return ranges.stream().filter(Range::isOverview).findFirst();
  }

  /** Its page of load tests; null if there is none. */
  @Nullable String loadPage() {
    return loaded ? PageName.ofLoad(series) : null;
  }

  /** The check's sentence, or its id. */
  String name() {
    return check == null ? series.check().value() : check.name();
  }
}
