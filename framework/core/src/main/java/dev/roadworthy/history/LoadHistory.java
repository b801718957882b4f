package dev.roadworthy.history;

import dev.roadworthy.load.LoadRecord;
import dev.roadworthy.run.RunId;
import java.util.List;
import java.util.Optional;

/** Reads back what load tests have measured. */
public interface LoadHistory {

  /**
   * The latest load tests of a series, the newest first.
   *
   * @param most 1 or more
   */
  List<PastLoad> loads(Series series, int most);

  /** The series in which there are load tests. */
  List<Series> loadSeries();

  /** One load test, second by second; empty if it is unknown, or its seconds were let go of. */
  Optional<LoadRecord> load(RunId run);
}
