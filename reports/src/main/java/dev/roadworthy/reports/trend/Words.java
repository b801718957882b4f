package dev.roadworthy.reports.trend;

import dev.roadworthy.reports.chart.Labels;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times and names as people read them. */
public final class Words {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss", Locale.ENGLISH);

  private Words() {}

  /** A moment, to the second. */
  public static String time(Instant moment, ZoneId zone) {
    return TIME.format(moment.atZone(zone));
  }

  /** When and how a page was made. */
  public static String footer(Instant now, ZoneId zone) {
    return "Made by Roadworthy on " + time(now, zone) + " (" + Labels.zone(zone) + ")";
  }

  /** To two units: 3 d 4 h, 12 min 30 s, 45 s. */
  public static String lasting(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    long[] sizes = {86_400, 3_600, 60, 1};
    String[] units = {"d", "h", "min", "s"};
    for (int i = 0; i < sizes.length - 1; i++) {
      if (seconds >= sizes[i]) {
        long rest = seconds % sizes[i] / sizes[i + 1];
        return seconds / sizes[i]
            + " "
            + units[i]
            + (rest == 0 ? "" : " " + rest + " " + units[i + 1]);
      }
    }
    return seconds + " s";
  }

  /** A constant as a word. */
  public static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
