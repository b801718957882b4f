package dev.roadworthy.reports.trend;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** How wide the parts are into which a chart's time is divided. */
public final class Width {

  private static final List<Duration> ROUND =
      Stream.concat(
              LongStream.of(1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800)
                  .mapToObj(Duration::ofSeconds),
              LongStream.of(1, 2, 3, 6, 12, 24, 48, 96, 168).mapToObj(Duration::ofHours))
          .toList();

  private Width() {}

  /** The finest round duration that divides a time into at most so many parts. */
  public static Duration of(Duration time, int most) {
    return ROUND.stream()
        .filter(width -> width.multipliedBy(most).compareTo(time) >= 0)
        .findFirst()
        .orElseGet(() -> Duration.ofDays(time.toDays() / most + 1));
  }
}
