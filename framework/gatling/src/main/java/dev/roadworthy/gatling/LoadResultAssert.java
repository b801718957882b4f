package dev.roadworthy.gatling;

import static java.util.stream.Collectors.joining;

import dev.roadworthy.diagnosis.Line;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.fault.FaultError;
import dev.roadworthy.load.Comparison;
import dev.roadworthy.load.Finding;
import dev.roadworthy.load.Finding.Verdict;
import dev.roadworthy.load.Measured;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.AbstractDoubleAssert;
import org.assertj.core.api.AbstractDurationAssert;
import org.assertj.core.api.Assertions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What can be asserted of a load test. Each sentence that fails says what was measured around it.
 */
public final class LoadResultAssert extends AbstractAssert<LoadResultAssert, LoadResult> {

  private static final Logger log = LoggerFactory.getLogger(LoadResultAssert.class);

  LoadResultAssert(LoadResult actual) {
    super(actual, LoadResultAssert.class);
  }

  /**
   * The response time that half of the requests of a name did not exceed; of those that were ok.
   */
  public AbstractDurationAssert<?> p50(String request) {
    return percentile(50, request);
  }

  /**
   * The response time that 95 % of the requests of a name did not exceed; of those that were ok.
   */
  public AbstractDurationAssert<?> p95(String request) {
    return percentile(95, request);
  }

  /**
   * The response time that 99 % of the requests of a name did not exceed; of those that were ok.
   */
  public AbstractDurationAssert<?> p99(String request) {
    return percentile(99, request);
  }

  /**
   * A response time that so many of the requests of a name did not exceed, of those that were ok.
   *
   * @param percentile 0 to 100
   */
  public AbstractDurationAssert<?> percentile(double percentile, String request) {
    isNotNull();
    Measured measured = actual.request(request);
    if (measured.ok().count() == 0) {
      throw new FaultError(
          new Fault(
              FaultCode.LOAD_FAILURES,
              Line.of("no request \"" + request + "\" was as expected: " + Told.figures(measured))),
          null);
    }
    return Assertions.assertThat(measured.ok().at(percentile))
        .as(
            actual.described(
                FaultCode.LOAD_SLOW,
                "p"
                    + shown(percentile)
                    + " of \""
                    + request
                    + "\" ("
                    + around(measured, slowest(measured, percentile))
                    + ")"));
  }

  /** The share of all requests that failed, 0 to 1. */
  public AbstractDoubleAssert<?> failedRatio() {
    isNotNull();
    return failedRatio(actual.total(), "share of failed requests");
  }

  /** The share of the requests of a name that failed, 0 to 1. */
  public AbstractDoubleAssert<?> failedRatio(String request) {
    isNotNull();
    return failedRatio(actual.request(request), "share of failed requests of \"" + request + "\"");
  }

  private AbstractDoubleAssert<?> failedRatio(Measured measured, String what) {
    return Assertions.assertThat(measured.failedRatio())
        .as(
            actual.described(
                FaultCode.LOAD_FAILURES,
                what + " (" + around(measured, mostFailures(measured)) + ")"));
  }

  /** How many requests ended in a second, on average. */
  public AbstractDoubleAssert<?> throughput() {
    isNotNull();
    Measured total = actual.total();
    return Assertions.assertThat(actual.throughput())
        .as(
            actual.described(
                FaultCode.LOAD_THROUGHPUT,
                "requests per second (" + around(total, emptiest(total)) + ")"));
  }

  /**
   * No figure is significantly and tangibly worse than in earlier load tests: p50, p95, p99 and the
   * share of failures of all requests and of those of each name, and the throughput of all. Where
   * there are fewer than {@value Comparison#NEEDED} to compare with, that is said in the log.
   *
   * @throws dev.roadworthy.junit.InconclusiveException if what is known of earlier ones cannot be
   *     read
   */
  public LoadResultAssert hasNoRegressionAgainst(Baseline baseline) {
    isNotNull();
    Comparison comparison = actual.comparedWith(baseline);
    List<Finding> worse = comparison.worse();
    if (!worse.isEmpty()) {
      String first = worse.get(0).reason();
      String all = worse.stream().map(each -> "\n- " + each.reason()).collect(joining());
      String more = worse.size() == 1 ? "" : " (and " + (worse.size() - 1) + " more figures)";
      throw new FaultError(
          new Fault(FaultCode.LOAD_REGRESSION, Line.of(first) + more),
          new AssertionError("worse than its baseline:" + all));
    }
    comparison.findings().stream()
        .filter(each -> each.verdict() == Verdict.TOO_FEW)
        .forEach(each -> log.info("Not compared: {}", each.reason()));
    return this;
  }

  private String around(Measured measured, String worst) {
    long held = actual.end().bounds().heldBack();
    return measured.count()
        + " requests"
        + worst
        + (measured.failures().isEmpty() ? "" : "; failed: " + Told.reasons(measured.failures()))
        + (held == 0 ? "" : "; " + held + " requests waited for the cap on the rate");
  }

  private String slowest(Measured of, double percentile) {
    return worst(
        of,
        second -> second.ok().at(percentile).toMillis(),
        second -> second.ok().at(percentile).toMillis() + " ms");
  }

  /** But for the last, in which it ended. */
  private String emptiest(Measured of) {
    return actual.bySecond(of).entrySet().stream()
        .sorted(Map.Entry.comparingByKey(Comparator.reverseOrder()))
        .skip(1)
        .min(Comparator.comparingLong(each -> each.getValue().count()))
        .map(each -> worst(each.getKey(), each.getValue().count() + " requests"))
        .orElse("");
  }

  /** As the live line counts: the first is 1. */
  private static String worst(int second, String what) {
    return ", worst in second " + (second + 1) + " with " + what;
  }

  private String mostFailures(Measured of) {
    return worst(
        of,
        second -> second.failed().count(),
        second -> second.failed().count() + " of " + second.count() + " failed");
  }

  /** The second in which it was worst, in words; empty if it was nowhere bad at all. */
  private String worst(
      Measured of, ToLongFunction<Measured> badness, Function<Measured, String> told) {
    return actual.bySecond(of).entrySet().stream()
        .max(Comparator.comparingLong(each -> badness.applyAsLong(each.getValue())))
        .filter(each -> badness.applyAsLong(each.getValue()) > 0)
        .map(each -> worst(each.getKey(), told.apply(each.getValue())))
        .orElse("");
  }

  private static String shown(double percentile) {
    return percentile == Math.rint(percentile) ? "" + (long) percentile : "" + percentile;
  }
}
