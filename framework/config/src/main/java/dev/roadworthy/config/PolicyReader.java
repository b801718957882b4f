package dev.roadworthy.config;

import dev.roadworthy.evaluation.Thresholds;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the section {@code policy}. */
final class PolicyReader {

  private static final Pattern M_OF_N = Pattern.compile("(\\d{1,3})\\s+of\\s+(\\d{1,3})");
  private static final Pattern BRANCH = Pattern.compile("[^\\s\\p{Cntrl}~^:?*\\[\\\\]{1,200}");

  private static final String NEVER = "never";
  private static final Function<String, Duration> REMINDER =
      Scalars.duration(Duration.ofMinutes(1), Duration.ofDays(30));

  private PolicyReader() {}

  static Policy read(Section policy) {
    Thresholds open =
        policy.read("open", "3 of 5", PolicyReader::failuresOfWindow, Thresholds.DEFAULT);
    int passes = policy.read("close", "2", Scalars.number(1, 100), Thresholds.DEFAULT.passes());
    String mainBranch =
        policy.read(
            "mainBranch",
            "main",
            Scalars.matching(BRANCH, "must be the name of one branch, without patterns"),
            Policy.DEFAULT.mainBranch());
    Inconclusive inconclusive =
        policy.read(
            "inconclusive",
            "red",
            Scalars.oneOf(Inconclusive.class),
            Policy.DEFAULT.inconclusive());
    Optional<Duration> reminder =
        policy.read(
            "reminder",
            "4h",
            PolicyReader::durationOrNever,
            Optional.ofNullable(Policy.DEFAULT.reminder()));
    boolean resolvedNotice =
        policy.read("resolvedNotice", "true", Scalars::truth, Policy.DEFAULT.resolvedNotice());
    policy.done();
    return new Policy(
        new Thresholds(open.failures(), open.window(), passes),
        mainBranch,
        inconclusive,
        reminder.orElse(null),
        resolvedNotice);
  }

  private static Optional<Duration> durationOrNever(String text) {
    if (text.equals(NEVER)) {
      return Optional.empty();
    }
    try {
      return Optional.of(REMINDER.apply(text));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("must be never, or a duration from 1m to 30d", e);
    }
  }

  private static Thresholds failuresOfWindow(String text) {
    Matcher parts = M_OF_N.matcher(text);
    if (parts.matches()) {
      int failures = Integer.parseInt(parts.group(1));
      int window = Integer.parseInt(parts.group(2));
      if (1 <= failures && failures <= window && window <= 100) {
        return new Thresholds(failures, window, Thresholds.DEFAULT.passes());
      }
    }
    throw new IllegalArgumentException(
        "must be M of N: M failures among the latest N runs, with 1 <= M <= N <= 100");
  }
}
