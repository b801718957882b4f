package dev.roadworthy.gatling;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import dev.roadworthy.diagnosis.Line;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.fault.FaultError;
import dev.roadworthy.load.Comparison;
import dev.roadworthy.load.Finding;
import dev.roadworthy.load.Finding.Verdict;
import dev.roadworthy.load.LoadSecond;
import dev.roadworthy.load.Measured;
import dev.roadworthy.load.Measured.Kind;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.AbstractDoubleAssert;
import org.assertj.core.api.AbstractDurationAssert;
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
    return Coded.duration(FaultCode.LOAD_SLOW, measured.ok().at(percentile))
        .as("p%s of \"%s\" (%s)", shown(percentile), request, around(measured, percentile));
  }

  /** The share of all requests that failed, 0 to 1. */
  public AbstractDoubleAssert<?> failedRatio() {
    isNotNull();
    Measured total = actual.total();
    return Coded.number(FaultCode.LOAD_FAILURES, total.failedRatio())
        .as("share of failed requests (%s)", around(total, 99));
  }

  /** The share of the requests of a name that failed, 0 to 1. */
  public AbstractDoubleAssert<?> failedRatio(String request) {
    isNotNull();
    Measured measured = actual.request(request);
    return Coded.number(FaultCode.LOAD_FAILURES, measured.failedRatio())
        .as("share of failed requests of \"%s\" (%s)", request, around(measured, 99));
  }

  /** How many requests ended in a second, on average. */
  public AbstractDoubleAssert<?> throughput() {
    isNotNull();
    Measured total = actual.total();
    long seconds = actual.seconds().stream().map(LoadSecond::second).distinct().count();
    return Coded.number(FaultCode.LOAD_THROUGHPUT, total.count() / (double) Math.max(1, seconds))
        .as("requests per second (%s)", around(total, 99));
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

  private String around(Measured measured, double percentile) {
    long held = actual.end().bounds().heldBack();
    return measured.count()
        + " requests"
        + worst(measured, percentile)
        + (measured.failures().isEmpty() ? "" : "; failed: " + Told.reasons(measured.failures()))
        + (held == 0 ? "" : "; " + held + " requests waited for the cap on the rate");
  }

  private String worst(Measured measured, double percentile) {
    return actual.seconds().stream()
        .collect(
            toMap(
                LoadSecond::second,
                second -> slowest(second, measured, percentile),
                LoadResultAssert::longer))
        .entrySet()
        .stream()
        .max(Map.Entry.comparingByValue())
        .filter(second -> !second.getValue().isZero())
        .map(
            second ->
                ", worst in second "
                    + second.getKey()
                    + " with "
                    + second.getValue().toMillis()
                    + " ms")
        .orElse("");
  }

  private static Duration slowest(LoadSecond second, Measured of, double percentile) {
    return second.measured().stream()
        .filter(each -> each.kind() == Kind.REQUEST)
        .filter(each -> of.name().equals(each.name()) || of.name().equals("all requests"))
        .map(each -> each.ok().at(percentile))
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  private static String shown(double percentile) {
    return percentile == Math.rint(percentile) ? "" + (long) percentile : "" + percentile;
  }
}
