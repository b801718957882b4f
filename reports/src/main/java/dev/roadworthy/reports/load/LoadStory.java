package dev.roadworthy.reports.load;

import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.fault.Outcome;
import dev.roadworthy.history.PastLoad;
import dev.roadworthy.history.Series;
import dev.roadworthy.load.Comparison;
import dev.roadworthy.load.LoadRecord;
import dev.roadworthy.reports.trend.PageName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A load test with those before it.
 *
 * @param series which check, where, on which branch
 * @param check as last declared, null if unknown
 * @param loads the newest first, at least one
 * @param whole the newest, second by second; null if that was let go of
 */
record LoadStory(
    Series series, @Nullable CheckSpec check, List<PastLoad> loads, @Nullable LoadRecord whole) {

  /** Of these, nothing was learned of the application. */
  private static final Set<Outcome> BLIND =
      Set.of(Outcome.BROKEN, Outcome.INCONCLUSIVE, Outcome.SKIPPED);

  /** What is no harm, as a share of the usual. */
  private static final double ALLOWANCE = 0.2;

  /** Copies the list. */
  LoadStory {
    loads = List.copyOf(loads);
  }

  /** The newest. */
  PastLoad now() {
    return loads.get(0);
  }

  /** Earlier ones of the same simulation and profile that say something, the newest first. */
  List<PastLoad> earlier() {
    PastLoad now = now();
    return loads.subList(1, loads.size()).stream()
        .filter(each -> each.load().simulation().equals(now.load().simulation()))
        .filter(each -> each.load().profile().equals(now.load().profile()))
        .filter(each -> !BLIND.contains(each.fact().outcome()))
        .toList();
  }

  Optional<PastLoad> before() {
    return earlier().stream().findFirst();
  }

  /** The newest beside earlier ones. */
  Comparison comparison() {
    return Comparison.of(
        now().summary(), earlier().stream().map(PastLoad::summary).toList(), ALLOWANCE);
  }

  /** The check's sentence, or its id. */
  String name() {
    return check == null ? series.check().value() : check.name();
  }

  /** For descriptions of pictures. */
  String subject() {
    return series.check() + " in " + series.environment();
  }

  /** The file name of its page, without ending. */
  String page() {
    return PageName.of(series);
  }
}
