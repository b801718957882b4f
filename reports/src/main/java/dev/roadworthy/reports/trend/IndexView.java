package dev.roadworthy.reports.trend;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page that leads to all others.
 *
 * @param groups checks by environment and branch
 * @param footer when and how the page was made
 */
public record IndexView(List<Group> groups, String footer) {

  /** The checks of one place. */
  public record Group(String title, String summary, String span, List<Row> rows) {}

  /** One check; {@code loadPage} is null if it is no load test. */
  public record Row(
      String page,
      @Nullable String loadPage,
      String title,
      String id,
      String status,
      String statusStyle,
      String lastRun,
      String availability,
      String p50,
      String p95,
      String runs,
      String failed,
      String strip,
      String stripText) {}
}
