package dev.roadworthy.config;

import dev.roadworthy.run.EnvironmentKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what load tests may do to an environment. */
final class LoadReader {

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final int MOST_RATE = 1_000_000;
  private static final Pattern PERCENT = Pattern.compile("\\d{1,3}(\\.\\d{1,4})?\\s?%");
  private static final Pattern RATE = Pattern.compile("\\d{1,7}/s");
  private static final Pattern HOST =
      Pattern.compile("[0-9A-Za-z._-]{1,253}|(?=.*:.*:)[0-9A-Fa-f:.]{2,45}");

  private LoadReader() {}

  static LoadSettings read(Section section, @Nullable EnvironmentKind kind) {
    boolean permitted =
        section.read("permitted", "true", Scalars::truth, kind != EnvironmentKind.PRODUCTION);
    BigDecimal scale = section.read("scale", "5%", LoadReader::share, BigDecimal.ONE);
    Integer maxRate = section.read("maxRate", "50/s", LoadReader::rate);
    Duration maxDuration = section.read("maxDuration", "2m", Scalars.duration(SHORTEST, LONGEST));
    List<String> hosts =
        section.list("hosts", "[assets.shop.example]").stream()
            .map(
                host ->
                    host.read(
                        Scalars.matching(
                            HOST, "must be the name or the address of a host, without a port")))
            .filter(Objects::nonNull)
            .toList();
    LoadWindow window =
        section.read("window", "MON-FRI 02:00-04:00 Europe/Berlin", LoadWindow::parse);
    section.done();
    return new LoadSettings(permitted, scale, maxRate, maxDuration, hosts, window);
  }

  private static BigDecimal share(String text) {
    if (PERCENT.matcher(text).matches()) {
      BigDecimal share =
          new BigDecimal(text.substring(0, text.length() - 1).strip()).movePointLeft(2);
      if (share.signum() > 0 && share.compareTo(BigDecimal.ONE) <= 0) {
        return share.stripTrailingZeros();
      }
    }
    throw new IllegalArgumentException("must be a percentage over 0% and up to 100%");
  }

  private static Integer rate(String text) {
    int rate =
        RATE.matcher(text).matches() ? Integer.parseInt(text.substring(0, text.length() - 2)) : 0;
    if (rate < 1 || rate > MOST_RATE) {
      throw new IllegalArgumentException(
          "must be a number of requests in a second, from 1/s to " + MOST_RATE + "/s");
    }
    return rate;
  }
}
