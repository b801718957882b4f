package dev.roadworthy.load;

import java.time.Duration;
import java.util.Locale;

/**
 * What of load tests is compared. Each is brought to a scale on which runs that nothing
 * distinguishes differ about equally, and upwards is worse: response times and throughput to
 * logarithms, shares to the arcsine of their root (Anscombe 1948).
 */
public enum Metric {
  P50("p50", 50),
  P95("p95", 95),
  P99("p99", 99),
  FAILED_RATIO("share of failed requests", Double.NaN),
  THROUGHPUT("throughput", Double.NaN);

  /** A percentile says something if two of the values lie beyond it. */
  private static final int BEYOND = 2;

  /** The variance of what is rounded to a whole millisecond, as Gatling measures. */
  private static final double ROUNDED = 1 / 12.0;

  /** In shares of all requests, less than this is not tangible: one of a thousand. */
  private static final double LEAST_SHARE = 0.001;

  private final String title;
  private final double percentile;

  Metric(String title, double percentile) {
    this.title = title;
    this.percentile = percentile;
  }

  /** A few words, such as {@code p95}. */
  public String title() {
    return title;
  }

  /**
   * What a run has of it.
   *
   * @param figure milliseconds, a share of 1, or requests per second
   * @param scaled the same on the scale that is compared on
   * @param variance what chance within the run does to that at least
   */
  record Sample(double figure, double scaled, double variance) {}

  boolean isPercentile() {
    return !Double.isNaN(percentile);
  }

  /** Whether there are enough requests for it to say anything. */
  boolean isIn(Measured measured) {
    return isPercentile()
        ? measured.ok().count() * (100 - percentile) >= BEYOND * 100
        : measured.count() > 0;
  }

  Sample of(Measured measured, long seconds) {
    if (isPercentile()) {
      double millis = nanos(measured.ok().at(percentile)) / 1e6;
      return new Sample(millis, Math.log(millis), ROUNDED / (millis * millis));
    } else if (this == FAILED_RATIO) {
      double share = (measured.failed().count() + 3 / 8.0) / (measured.count() + 3 / 4.0);
      return new Sample(
          measured.failedRatio(), Math.asin(Math.sqrt(share)), 1 / (4.0 * measured.count() + 2));
    }
    double rate = measured.count() / (double) Math.max(1, seconds);
    return new Sample(rate, -Math.log(rate), 0);
  }

  private static double nanos(Duration duration) {
    return Math.max(1_000, duration.toNanos());
  }

  /** The figure of a place on the scale. */
  double unscaled(double scaled) {
    if (isPercentile()) {
      return Math.exp(scaled);
    } else if (this == FAILED_RATIO) {
      double root = Math.sin(Math.min(Math.PI / 2, Math.max(0, scaled)));
      return root * root;
    }
    return Math.exp(-scaled);
  }

  /** The figure from which on a difference matters. */
  double tangible(double baseline, double allowance) {
    if (this == THROUGHPUT) {
      return baseline * Math.max(0, 1 - allowance);
    }
    double relative = baseline * (1 + allowance);
    return this == FAILED_RATIO ? Math.max(relative, baseline + LEAST_SHARE) : relative;
  }

  boolean isWorse(double figure, double than) {
    return this == THROUGHPUT ? figure < than : figure > than;
  }

  double worse(double one, double other) {
    return isWorse(one, other) ? one : other;
  }

  /** A figure with its unit. */
  public String shown(double figure) {
    if (isPercentile()) {
      return figure < 10 ? text("%.1f ms", figure) : text("%.0f ms", figure);
    } else if (this == FAILED_RATIO) {
      return text(figure > 0 && figure < 0.1 ? "%.2f %%" : "%.0f %%", figure * 100);
    }
    return text(figure < 100 ? "%.1f/s" : "%.0f/s", figure);
  }

  private static String text(String format, double figure) {
    return String.format(Locale.ROOT, format, figure);
  }
}
