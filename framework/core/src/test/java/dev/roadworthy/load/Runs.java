package dev.roadworthy.load;

import dev.roadworthy.load.Measured.Kind;
import dev.roadworthy.run.Percentiles;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Load tests in sums. */
final class Runs {

  private Runs() {}

  /** Requests of a name; their response times in milliseconds, by number. */
  static Measured requests(String name, int ok, int failed, IntToDoubleFunction millis) {
    return new Measured(
        name,
        Kind.REQUEST,
        times(ok, millis),
        times(failed, millis),
        failed == 0 ? Map.of() : Map.of("status 503", (long) failed));
  }

  private static Percentiles times(int count, IntToDoubleFunction millis) {
    return Percentiles.of(
        times ->
            IntStream.range(0, count)
                .forEach(
                    each ->
                        times.record(Duration.ofMillis(Math.round(millis.applyAsDouble(each))))));
  }

  static LoadSummary of(long seconds, Measured... requests) {
    return new LoadSummary(
        seconds, Measured.sum("all requests", Kind.REQUEST, List.of(requests)), List.of(requests));
  }

  /** 1,000 requests in 10 s that all take this long, and of which so many fail. */
  static LoadSummary taking(double millis, int failed) {
    return of(10, requests("list", 1_000 - failed, failed, each -> millis));
  }

  /** Eight runs around 300 ms. */
  static List<LoadSummary> around300() {
    return Stream.of(290, 310, 300, 330, 305, 295, 299, 300).map(each -> taking(each, 0)).toList();
  }
}
