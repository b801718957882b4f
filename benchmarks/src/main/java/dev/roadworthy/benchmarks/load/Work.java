package dev.roadworthy.benchmarks.load;

import java.util.Locale;

/**
 * The load that is asked for.
 *
 * @param test the id of the load test
 * @param simulation its simulation, as is
 * @param model {@code closed}, {@code open} or {@code frozen}
 * @param users who ask when they were answered, or how many may wait at once where each is a thread
 * @param rate in requests a second, where the model has one
 * @param seconds for how long
 */
record Work(String test, String simulation, String model, int users, int rate, int seconds) {

  private static final String PAGE = "dev.roadworthy.benchmarks.load.Page";

  static Work closed(int users, int seconds) {
    return new Work("page", PAGE, "closed", users, 1, seconds);
  }

  static Work open(int rate, int seconds) {
    return new Work("page", PAGE, "open", 50, rate, seconds);
  }

  /** After ten seconds of warming up; ten threads where users are threads. */
  static Work frozen(int rate, int seconds) {
    return new Work(
        "frozen-page", "dev.roadworthy.benchmarks.load.FrozenPage", "frozen", 10, rate, seconds);
  }

  /** For an hour, or five seconds if the test bounds itself. */
  static Work endless(String test, int rate) {
    return new Work(test, PAGE, "open", 50, rate, 3_600);
  }

  /** As a project that knows a server and nothing else. */
  String configuration(String url) {
    return String.format(
        Locale.ROOT,
        "environments: {ci: {url: '%s', values: {model: %s, users: %d, rate: %d, seconds: %d}}}%n",
        url,
        model,
        users,
        rate,
        seconds);
  }
}
