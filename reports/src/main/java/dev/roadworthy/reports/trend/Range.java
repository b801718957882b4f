package dev.roadworthy.reports.trend;

import dev.roadworthy.reports.chart.Bucket;
import dev.roadworthy.reports.chart.Dot;
import dev.roadworthy.reports.chart.Span;
import java.util.List;

/**
 * What happened in a time, ready to be drawn.
 *
 * @param id names the range in file names
 * @param title for people
 * @param span the time
 * @param buckets by time
 * @param dots single runs that were not skipped, empty where there are too many
 * @param total everything together
 */
record Range(String id, String title, Span span, List<Bucket> buckets, List<Dot> dots, Sum total) {

  /** The id of all of a history that is shorter than a day. */
  static final String ALL = "all";

  /** The id of the last thirty days. */
  static final String MONTH = "month";

  /** By which checks are compared. */
  boolean isOverview() {
    return id.equals(ALL) || id.equals(MONTH);
  }
}
