package dev.roadworthy.load;

/**
 * What comes of comparing one figure of a load test with earlier ones.
 *
 * @param request the name of the requests that it is of; of all together {@code all requests}
 * @param metric which figure
 * @param now in this run: milliseconds, a share of 1, or requests per second
 * @param baseline the median of the earlier runs; NaN if there are none
 * @param limit what is beyond it is worse; NaN if there are too few earlier runs
 * @param runs how many earlier runs have this figure
 * @param verdict what comes of it
 * @param reason the same in a sentence
 */
public record Finding(
    String request,
    Metric metric,
    double now,
    double baseline,
    double limit,
    int runs,
    Verdict verdict,
    String reason) {

  /** What can come of it. */
  public enum Verdict {
    /** Significantly and tangibly worse. */
    WORSE,
    /** Not both. */
    NOT_WORSE,
    /** There are too few earlier runs to tell. */
    TOO_FEW
  }

  /** How many times as bad as its limit it is: over 1 if it is worse, 0 if there is none. */
  public double severity() {
    if (Double.isNaN(limit)) {
      return 0;
    }
    double least = Double.MIN_NORMAL;
    return metric == Metric.THROUGHPUT
        ? Math.max(least, limit) / Math.max(least, now)
        : Math.max(least, now) / Math.max(least, limit);
  }
}
