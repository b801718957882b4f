package dev.roadworthy.gatling.child;

import dev.roadworthy.load.LoadSecond;
import dev.roadworthy.load.Measured;
import dev.roadworthy.run.Percentiles;
import dev.roadworthy.schedule.DurationText;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A rule on which a load test ends: a figure of all requests is over its limit in each second of a
 * stated time. Written {@code failed > 5% for 10s} or {@code p99 > 2s for 30s}.
 *
 * @param percentile of response times, over 0 and under 100; null for the share that failed
 * @param most the limit: a share from 0 to 1, or a response time in seconds
 * @param time for how long, whole seconds
 * @param text as it was written
 */
public record AbortRule(@Nullable Double percentile, BigDecimal most, Duration time, String text) {

  private static final Pattern FAILED =
      Pattern.compile("failed\\s*>\\s*(\\d{1,3}(?:\\.\\d{1,4})?)\\s*%\\s+for\\s+(\\S+)");
  private static final Pattern SLOW =
      Pattern.compile("p(\\d{1,2}(?:\\.\\d{1,3})?)\\s*>\\s*(\\S+)\\s+for\\s+(\\S+)");

  /**
   * @throws IllegalArgumentException if the text is no rule; the message says how one is written
   */
  public static AbortRule parse(String text) {
    Matcher failed = FAILED.matcher(text);
    if (failed.matches()) {
      BigDecimal share = new BigDecimal(failed.group(1)).movePointLeft(2);
      if (share.compareTo(BigDecimal.ONE) < 0) {
        return new AbortRule(null, share, time(text, failed.group(2)), text);
      }
    }
    Matcher slow = SLOW.matcher(text);
    if (slow.matches() && Double.parseDouble(slow.group(1)) > 0) {
      Duration most = duration(text, slow.group(2));
      return new AbortRule(
          Double.valueOf(slow.group(1)),
          BigDecimal.valueOf(most.toNanos(), 9),
          time(text, slow.group(3)),
          text);
    }
    throw wrong(text);
  }

  private static Duration time(String text, String time) {
    Duration duration = duration(text, time);
    if (duration.compareTo(Duration.ofSeconds(1)) < 0 || duration.getNano() != 0) {
      throw wrong(text);
    }
    return duration;
  }

  private static Duration duration(String text, String duration) {
    try {
      return DurationText.parse(duration);
    } catch (IllegalArgumentException e) {
      throw wrong(text);
    }
  }

  private static IllegalArgumentException wrong(String text) {
    return new IllegalArgumentException(
        "each is a share of failed requests under 100% or a percentile of response times, and for"
            + " how many seconds it has to be over that, but was \""
            + text
            + "\". Example: \"failed > 5% for 10s\" or \"p99 > 2s for 30s\"");
  }

  /**
   * What a second has that is over the limit, in words; null if nothing is; empty where no request
   * ended, which says neither.
   */
  @Nullable String exceeded(LoadSecond second) {
    Measured all = second.total();
    if (all.count() == 0) {
      return "";
    }
    if (percentile == null) {
      boolean over = BigDecimal.valueOf(all.failedRatio()).compareTo(most) > 0;
      return over ? all.failed().count() + " of " + all.count() + " requests failed" : null;
    }
    Percentiles took = Percentiles.empty();
    took.merge(all.ok());
    took.merge(all.failed()); // what is given up on after a minute was slow too
    Duration slow = took.at(percentile);
    boolean over = BigDecimal.valueOf(slow.toNanos(), 9).compareTo(most) > 0;
    return over ? "it was " + slow.toMillis() + " ms" : null;
  }

  @Override
  public String toString() {
    return text;
  }
}
