package dev.roadworthy.hooks;

import static java.time.ZoneOffset.UTC;
import static java.time.temporal.ChronoUnit.SECONDS;

import dev.roadworthy.alerting.Incident;
import dev.roadworthy.alerting.Letter;
import dev.roadworthy.schedule.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** When something was, in words. */
final class Times {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(UTC);

  private Times() {}

  static String text(Instant time) {
    return TIME.format(time) + " UTC";
  }

  /** How long the letter's incident lasted, to the second. */
  static String lasted(Letter letter) {
    Duration lasted = Duration.between(letter.incident().since(), end(letter));
    return DurationText.format(lasted.truncatedTo(SECONDS));
  }

  /** From when to when. */
  static String span(Letter letter) {
    return "from " + TIME.format(letter.incident().since()) + " to " + text(end(letter));
  }

  private static Instant end(Letter letter) {
    Incident incident = letter.incident();
    return incident.closedAt() == null ? letter.writtenAt() : incident.closedAt();
  }
}
