package dev.roadworthy.reports.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;

/** Numbers as people read them, with their unit. */
public final class Labels {

  private static final double[] MILLIS = {1, 1_000, 60_000, 3_600_000, 86_400_000};
  private static final String[] UNITS = {"ms", "s", "min", "h", "d"};

  private Labels() {}

  /** A duration to three digits in the unit that suits it: 0.42 ms, 31 ms, 1.25 s, 2.5 min. */
  public static String duration(Duration duration) {
    return millis(duration.toNanos() / 1e6);
  }

  /** Like {@link #duration}. */
  public static String millis(double millis) {
    if (millis == 0) {
      return "0";
    }
    int unit = 0;
    // A minute and a half reads better as 90 s.
    while (unit < UNITS.length - 1 && millis >= MILLIS[unit + 1] * (unit == 0 ? 0.9995 : 2)) {
      unit++;
    }
    return threeDigits(millis / MILLIS[unit]) + " " + UNITS[unit];
  }

  /**
   * A share with as many nines as it has: 100 %, 99.95 %, 87.5 %. Less than all is never rounded to
   * 100 %, and more than nothing never to 0 %.
   *
   * @param share 0 to 1
   */
  public static String percent(double share) {
    if (share <= 0 || share >= 1) {
      return share <= 0 ? "0 %" : "100 %";
    }
    BigDecimal percent = BigDecimal.valueOf(share * 100);
    int digits = share > 0.9999 ? 4 : share > 0.999 ? 3 : share > 0.9 ? 2 : 1;
    BigDecimal rounded = percent.setScale(digits, RoundingMode.DOWN);
    if (rounded.signum() == 0) {
      return "< 0.1 %";
    }
    return rounded.stripTrailingZeros().toPlainString() + " %";
  }

  /** A number to three digits, a large one whole: 0.42, 12.5, 1 234. */
  public static String decimal(double number) {
    return number >= 99.95 ? count(Math.round(number)) : threeDigits(number);
  }

  /** A whole number with its thousands apart. */
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number).replace(',', '\u202F');
  }

  /** {@code 1 run}, {@code 2 runs}. */
  public static String plural(long number, String noun) {
    return count(number) + " " + noun + (number == 1 ? "" : "s");
  }

  /** A zone's name; UTC for all that are always UTC. */
  public static String zone(ZoneId zone) {
    return zone.normalized().equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
  }

  private static String threeDigits(double value) {
    int digits = value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
    return BigDecimal.valueOf(value)
        .setScale(digits, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }
}
