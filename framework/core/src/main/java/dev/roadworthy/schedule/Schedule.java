package dev.roadworthy.schedule;

import java.time.Duration;
import java.time.Instant;

/** When a check is due. Pure: it computes from the instants that it is given. */
public sealed interface Schedule permits FixedRate, Cron {

  /** Every 60 s, where the author says nothing. */
  Schedule DEFAULT = new FixedRate(Duration.ofSeconds(60));

  /** The shortest pause after a run that did not pass. */
  Duration SOONEST = Duration.ofSeconds(5);

  /**
   * The first due time strictly after an instant.
   *
   * @param after the instant
   * @param key what staggers fixed rates: the same key always gets the same place in the interval,
   *     different keys are spread over it. Cron expressions name their times and are not staggered.
   */
  Instant next(Instant after, String key);

  /**
   * The time between two due times; for cron expressions the shortest between any two of fifty in a
   * row by the wall clock, at most 366 days.
   */
  Duration interval();

  /**
   * How long after the beginning of a run that did not pass the next one is due, until it is
   * decided what that means: a fifth of the interval, but at least 5 s, and never longer than the
   * interval.
   */
  default Duration soon() {
    Duration fifth = interval().dividedBy(5);
    Duration least = fifth.compareTo(SOONEST) < 0 ? SOONEST : fifth;
    return least.compareTo(interval()) < 0 ? least : interval();
  }

  /** As the author wrote it; {@link #parse} reads it back. */
  @Override
  String toString();

  /**
   * Reads a schedule.
   *
   * @param text a duration ({@code 30s}, {@code 5m}, {@code 1h30m}, {@code PT30S}), or a cron
   *     expression of five fields with an optional zone ({@code 0 6 * * MON-FRI Europe/Berlin}; UTC
   *     if none)
   * @throws IllegalArgumentException if the text is neither, an interval is out of range, or a cron
   *     expression never comes; the message gives the rule, the value and examples
   */
  static Schedule parse(String text) {
    String trimmed = text.strip();
    boolean words = trimmed.chars().anyMatch(Character::isWhitespace);
    return words ? Cron.parse(trimmed) : FixedRate.parse(trimmed);
  }
}
