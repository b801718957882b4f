package dev.roadworthy.schedule;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.zip.CRC32C;

/**
 * The same interval again and again, on a grid that begins at the epoch and is shifted by key.
 *
 * @param interval one second to 366 days, in whole milliseconds: what is finer is cut off
 */
public record FixedRate(Duration interval) implements Schedule {

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(366);

  /**
   * @throws IllegalArgumentException if the interval is out of range
   */
  public FixedRate {
    interval = interval.truncatedTo(ChronoUnit.MILLIS);
    if (interval.compareTo(SHORTEST) < 0 || interval.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "An interval is between 1s and 366d, but was \""
              + DurationText.format(interval)
              + "\". Example: \"30s\"");
    }
  }

  static FixedRate parse(String text) {
    try {
      return new FixedRate(DurationText.parse(text));
    } catch (DurationText.Unreadable e) {
      throw new IllegalArgumentException(
          "Unrecognized schedule: \""
              + text
              + "\". Examples: \"30s\", \"5m\", \"1h30m\", \"0 6 * * MON-FRI Europe/Berlin\"",
          e);
    }
  }

  @Override
  public Instant next(Instant after, String key) {
    long step = interval.toMillis();
    CRC32C crc = new CRC32C();
    crc.update(key.getBytes(UTF_8));
    long offset = crc.getValue() % step;
    long slots = Math.floorDiv(after.toEpochMilli() - offset, step) + 1;
    return Instant.ofEpochMilli(slots * step + offset);
  }

  @Override
  public String toString() {
    return DurationText.format(interval);
  }
}
