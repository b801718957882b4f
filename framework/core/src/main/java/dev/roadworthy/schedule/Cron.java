package dev.roadworthy.schedule;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Objects;

/** A cron expression of five fields in a zone. */
public final class Cron implements Schedule {

  private static final int LOOKED_AHEAD = 200;
  private static final Instant SOME_MONDAY = Instant.parse("2024-01-01T00:00:00Z");

  private final String text;
  private final ZoneId zone;
  private final ExecutionTime times;

  private Cron(String text, ZoneId zone, ExecutionTime times) {
    this.text = text;
    this.zone = zone;
    this.times = times;
  }

  static Cron parse(String text) {
    String[] words = text.split("\\s+");
    if (words.length != 5 && words.length != 6) {
      throw unreadable(text, "it has " + words.length + " fields", null);
    }
    String fields = String.join(" ", java.util.Arrays.copyOf(words, 5));
    ZoneId zone = words.length == 6 ? zone(text, words[5]) : ZoneOffset.UTC;
    try {
      var parser = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
      ExecutionTime times = ExecutionTime.forCron(parser.parse(fields));
      if (times.nextExecution(SOME_MONDAY.atZone(zone)).isEmpty()) {
        throw unreadable(text, "it never comes", null);
      }
      return new Cron(text, zone, times);
    } catch (IllegalArgumentException e) {
      throw e.getMessage() != null && e.getMessage().startsWith("Unrecognized")
          ? e
          : unreadable(text, String.valueOf(e.getMessage()), e);
    }
  }

  private static ZoneId zone(String text, String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw unreadable(text, "\"" + name + "\" is no time zone", e);
    }
  }

  private static IllegalArgumentException unreadable(
      String text, String why, @org.jspecify.annotations.Nullable Throwable cause) {
    return new IllegalArgumentException(
        "Unrecognized schedule: \""
            + text
            + "\": "
            + why
            + ". Five fields (minute hour day month weekday) and a zone, or an interval."
            + " Examples: \"0 6 * * MON-FRI Europe/Berlin\", \"*/5 * * * *\", \"30s\"",
        cause);
  }

  @Override
  public Instant next(Instant after, String key) {
    return times
        .nextExecution(after.atZone(zone))
        .map(ZonedDateTime::toInstant)
        .orElse(Instant.MAX);
  }

  @Override
  public Duration interval() {
    Duration shortest = Duration.ofDays(366);
    Instant at = next(SOME_MONDAY, "");
    for (int i = 0; i < LOOKED_AHEAD; i++) {
      Instant following = next(at, "");
      if (following.equals(Instant.MAX)) {
        break;
      }
      Duration gap = Duration.between(at, following);
      shortest = gap.compareTo(shortest) < 0 ? gap : shortest;
      at = following;
    }
    return shortest;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Cron that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return Objects.hash(text);
  }

  @Override
  public String toString() {
    return text;
  }
}
