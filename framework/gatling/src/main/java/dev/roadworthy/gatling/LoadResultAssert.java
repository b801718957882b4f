package dev.roadworthy.gatling;

import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.load.LoadSecond;
import dev.roadworthy.load.Measured;
import dev.roadworthy.load.Measured.Kind;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.AbstractDoubleAssert;
import org.assertj.core.api.AbstractDurationAssert;

/**
 * What can be asserted of a load test. Each sentence that fails says what was measured around it.
 */
public final class LoadResultAssert extends AbstractAssert<LoadResultAssert, LoadResult> {

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
            Collectors.toMap(
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
