package dev.roadworthy.load;

import dev.roadworthy.run.Percentiles;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What was measured of requests of one name, or of groups.
 *
 * @param name of the request, after the names of its groups: {@code checkout / pay}; of a group
 *     after those around it
 * @param kind what has that name
 * @param ok the response times of those that were as expected; of a group the sum of the response
 *     times in it
 * @param failed the response times of the others
 * @param failures how many failed for which reason, in the simulation's words
 */
public record Measured(
    String name, Kind kind, Percentiles ok, Percentiles failed, Map<String, Long> failures) {

  /** The name of all requests together. */
  public static final String ALL = "all requests";

  /** The name of requests that had no answer when the load ended, whatever they are called. */
  public static final String UNANSWERED = "without an answer";

  /** What can be measured. */
  public enum Kind {
    REQUEST,
    GROUP
  }

  /** Copies the map. */
  public Measured {
    failures = Map.copyOf(failures);
  }

  /** How many ended. */
  public long count() {
    return ok.count() + failed.count();
  }

  /** All of these under one name. */
  public static Measured sum(String name, Kind kind, List<Measured> parts) {
    Percentiles ok = Percentiles.empty();
    Percentiles failed = Percentiles.empty();
    Map<String, Long> failures = new HashMap<>();
    for (Measured part : parts) {
      ok.merge(part.ok());
      failed.merge(part.failed());
      part.failures().forEach((reason, count) -> failures.merge(reason, count, Long::sum));
    }
    return new Measured(name, kind, ok, failed, failures);
  }

  /** The share that failed, 0 to 1; 0 of nothing. */
  public double failedRatio() {
    return count() == 0 ? 0 : failed.count() / (double) count();
  }
}
