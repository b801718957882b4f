package dev.roadworthy.schedule;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A cron expression of five fields in a zone, by the wall clock there.
 *
 * <p>Where the clock is set back, an expression for every hour ({@code *}) comes in both of the
 * repeated hours; one that names its hours comes only in the first. Where it is set forward, times
 * that one that names its hours has in the gap come once, at its end; those of every hour are left
 * out.
 */
public final class Cron implements Schedule {

  private static final CronParser PARSER =
      new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
  private static final int FIELDS = 5;
  private static final int LOOKED_AHEAD = 50;
  private static final Duration LONGEST = Duration.ofDays(366);
  private static final LocalDateTime SOME_MONDAY = LocalDateTime.parse("2024-01-01T00:00:00");

  private final String text;
  private final ZoneId zone;
  private final ExecutionTime times;
  private final boolean everyHour;
  private @Nullable Duration interval;

  private Cron(String text, ZoneId zone, ExecutionTime times, boolean everyHour) {
    this.text = text;
    this.zone = zone;
    this.times = times;
    this.everyHour = everyHour;
  }

  static Cron parse(String text) {
    String[] words = text.split("\\s+");
    if (words.length != FIELDS && words.length != FIELDS + 1) {
      throw unreadable(text, "it has " + words.length + " fields", null);
    }
    String fields = String.join(" ", Arrays.copyOf(words, FIELDS));
    ZoneId zone = words.length > FIELDS ? zone(text, words[FIELDS]) : ZoneOffset.UTC;
    Cron cron = new Cron(text, zone, times(text, fields), words[1].equals("*"));
    if (cron.nextLocal(SOME_MONDAY) == null) {
      throw unreadable(text, "it never comes", null);
    }
    return cron;
  }

  private static ExecutionTime times(String text, String fields) {
    try {
      return ExecutionTime.forCron(PARSER.parse(fields));
    } catch (IllegalArgumentException e) {
      throw unreadable(text, String.valueOf(e.getMessage()), e);
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
      String text, String why, @Nullable Throwable cause) {
    return new IllegalArgumentException(
        "Unrecognized schedule: \""
            + text
            + "\": "
            + why
            + ". Five fields (minute hour day month weekday) and a zone, or an interval."
            + " Examples: \"0 6 * * MON-FRI Europe/Berlin\", \"*/5 * * * *\", \"30s\"",
        cause);
  }

  /** The first due time strictly after an instant; {@link Instant#MAX} if none comes any more. */
  @Override
  public Instant next(Instant after, String key) {
    ZoneRules rules = zone.getRules();
    Instant from = after;
    LocalDateTime local = firstOfRepeated(rules, after);
    while (true) {
      ZoneOffsetTransition change = rules.nextTransition(from);
      LocalDateTime match = nextLocal(local);
      if (match == null) {
        return Instant.MAX;
      }
      Instant due = match.toInstant(rules.getOffset(from));
      if (change == null || due.isBefore(change.getInstant())) {
        return due;
      }
      if (!everyHour && change.isGap() && match.isBefore(change.getDateTimeAfter())) {
        return change.getInstant();
      }
      from = change.getInstant();
      local = justBefore(everyHour || change.isGap(), change);
    }
  }

  /** In the second of two repeated hours, the end of it for who comes only in the first. */
  private LocalDateTime firstOfRepeated(ZoneRules rules, Instant instant) {
    LocalDateTime local = LocalDateTime.ofInstant(instant, rules.getOffset(instant));
    ZoneOffsetTransition change = rules.getTransition(local);
    boolean second = change != null && change.isOverlap() && !instant.isBefore(change.getInstant());
    return second && !everyHour ? justBefore(false, change) : local;
  }

  private static LocalDateTime justBefore(boolean after, ZoneOffsetTransition change) {
    return (after ? change.getDateTimeAfter() : change.getDateTimeBefore()).minusNanos(1);
  }

  /** The next match by the wall clock; computed in UTC, which has neither gaps nor repeats. */
  private @Nullable LocalDateTime nextLocal(LocalDateTime after) {
    return times
        .nextExecution(after.atZone(ZoneOffset.UTC))
        .map(ZonedDateTime::toLocalDateTime)
        .orElse(null);
  }

  @Override
  public Duration interval() {
    Duration known = interval;
    if (known == null) {
      known = shortestGap();
      interval = known;
    }
    return known;
  }

  private Duration shortestGap() {
    Duration shortest = LONGEST;
    LocalDateTime at = nextLocal(SOME_MONDAY);
    for (int i = 0; i < LOOKED_AHEAD && at != null; i++) {
      LocalDateTime following = nextLocal(at);
      if (following != null) {
        Duration gap = Duration.between(at, following);
        shortest = gap.compareTo(shortest) < 0 ? gap : shortest;
      }
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
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
