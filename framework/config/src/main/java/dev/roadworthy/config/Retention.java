package dev.roadworthy.config;

import java.time.Duration;

/**
 * How long history is kept.
 *
 * @param runs single runs, with their journals, logs and Allure results
 * @param rollups the sums of hours that trends are drawn from; not shorter
 */
public record Retention(Duration runs, Duration rollups) {

  /** Where the file says nothing: 30 days, and 13 months. */
  public static final Retention DEFAULT = new Retention(Duration.ofDays(30), Duration.ofDays(400));
}
