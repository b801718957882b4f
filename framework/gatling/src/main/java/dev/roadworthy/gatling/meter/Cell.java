package dev.roadworthy.gatling.meter;

import java.util.HashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** What one thread has measured of a path within a second. Not thread-safe. */
public final class Cell {

  private static final int DIGITS = 3;
  private static final int MOST_REASONS = 50;
  private static final String OTHER = "other reasons";

  private final Histogram ok = new Histogram(DIGITS);
  private final Histogram failed = new Histogram(DIGITS);
  private final Map<String, Long> failures = new HashMap<>();

  /**
   * @param micros 1 or more
   */
  void add(long micros, @Nullable String failure) {
    if (failure == null) {
      ok.recordValue(micros);
    } else {
      failed.recordValue(micros);
      count(failure, 1L);
    }
  }

  /** Messages hold what was found, and may all differ. */
  private void count(String failure, long times) {
    boolean room = failures.size() < MOST_REASONS || failures.containsKey(failure);
    failures.merge(room ? failure : OTHER, times, Long::sum);
  }

  /** In microseconds, of those that were as expected. */
  public Histogram ok() {
    return ok;
  }

  /** In microseconds, of the others. */
  public Histogram failed() {
    return failed;
  }

  Map<String, Long> failures() {
    return failures;
  }

  void add(Cell other) {
    ok.add(other.ok);
    failed.add(other.failed);
    other.failures.forEach(this::count);
  }
}
