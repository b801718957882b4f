package dev.roadworthy.reports.load;

import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.history.PastLoad;
import dev.roadworthy.history.Series;
import dev.roadworthy.load.Comparison;
import dev.roadworthy.load.LoadRecord;
import dev.roadworthy.reports.trend.PageName;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A load test with those before it.
 *
 * @param series which check, where, on which branch
 * @param check as last declared, null if unknown
 * @param loads the newest first, at least one
 * @param earlier what the newest is compared with, the newest first
 * @param whole the newest, second by second; null if that was let go of
 */
record LoadStory(
    Series series,
    @Nullable CheckSpec check,
    List<PastLoad> loads,
    List<PastLoad> earlier,
    @Nullable LoadRecord whole) {

  /** Copies the lists. */
  LoadStory {
    loads = List.copyOf(loads);
    earlier = List.copyOf(earlier);
  }

  /** The newest. */
  PastLoad now() {
    return loads.get(0);
  }

  /** The run before, if it was the same load. */
  Optional<PastLoad> before() {
    return loads.stream()
        .skip(1)
        .findFirst()
        .filter(load -> load.load().isComparableTo(now().load()));
  }

  /** The newest beside earlier ones. */
  Comparison comparison() {
    return Comparison.of(
        now().summary(), earlier.stream().map(PastLoad::summary).toList(), Comparison.ALLOWANCE);
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
