package dev.roadworthy.reports.chart;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A second of a load test, or some.
 *
 * @param from its beginning
 * @param to its end
 * @param ok how many requests that were as expected ended in a second of it
 * @param failed how many others
 * @param users how many users were under way at most
 * @param latency of those that were as expected; null if there were none
 */
public record LoadPoint(
    Instant from,
    Instant to,
    double ok,
    double failed,
    int users,
    Bucket.@Nullable Latency latency) {

  Bucket bucket() {
    Bucket.Tally tally = new Bucket.Tally(0, 0, failed > 0 ? 1 : 0, 0, 0);
    return new Bucket(from, to, null, tally, Map.of(), latency);
  }
}
