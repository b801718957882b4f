package dev.roadworthy.config;

import dev.roadworthy.schedule.DurationText;
import java.time.Duration;

/** Reads how long history is kept, from the section {@code history}. */
final class RetentionReader {

  private static final Duration SHORTEST = Duration.ofDays(1);
  private static final Duration LONGEST = Duration.ofDays(3660);

  private RetentionReader() {}

  static Retention read(Section history) {
    Duration runs = read(history, "keepRuns", "30d", Retention.DEFAULT.runs());
    Duration rollups = read(history, "keepRollups", "400d", Retention.DEFAULT.rollups());
    if (rollups.compareTo(runs) < 0) {
      history.wrong(
          history.keys().contains("keepRollups") ? "keepRollups" : "keepRuns",
          "must leave rollups at least as long as the runs that they sum up: runs are kept "
              + DurationText.format(runs)
              + ", rollups "
              + DurationText.format(rollups),
          "keepRollups: " + DurationText.format(runs));
    }
    return new Retention(runs, rollups);
  }

  private static Duration read(Section history, String key, String example, Duration otherwise) {
    return history.read(key, example, Scalars.duration(SHORTEST, LONGEST), otherwise);
  }
}
