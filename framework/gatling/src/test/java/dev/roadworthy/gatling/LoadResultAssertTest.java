package dev.roadworthy.gatling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.journal.BaselineFile;
import dev.roadworthy.load.LoadEnd;
import dev.roadworthy.load.LoadEnd.Bounds;
import dev.roadworthy.load.LoadEnd.Generator;
import dev.roadworthy.load.LoadEnd.Reason;
import dev.roadworthy.load.LoadRecord;
import dev.roadworthy.load.LoadRun;
import dev.roadworthy.load.LoadSecond;
import dev.roadworthy.load.Measured;
import dev.roadworthy.load.Measured.Kind;
import dev.roadworthy.run.Percentiles;
import dev.roadworthy.run.RunId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What does not hold says what was measured around it, and has a code. */
class LoadResultAssertTest {

  private static Percentiles times(int count, int millis) {
    return Percentiles.of(
        all -> IntStream.range(0, count).forEach(i -> all.record(Duration.ofMillis(millis))));
  }

  private static Measured list(int count, int millis) {
    return new Measured("list", Kind.REQUEST, times(count, millis), times(0, 1), Map.of());
  }

  private static Measured pay(int failed) {
    return new Measured(
        "checkout / pay",
        Kind.REQUEST,
        times(0, 1),
        times(failed, 7),
        Map.of("found 503", (long) failed));
  }

  /** After 2.4 s. */
  private static final LoadEnd END =
      new LoadEnd(
          Instant.EPOCH.plusMillis(2_400),
          Reason.COMPLETED,
          "",
          List.of(),
          new Generator(0.1, Duration.ZERO, false),
          new Bounds(Map.of(), 3));

  /** Slowest in its second second, with most failures in its third, which comes in two parts. */
  private static final LoadResult RESULT =
      new LoadResult(
          new LoadRecord(
              new LoadRun(new RunId("a"), "shop.Spike", "full", Duration.ZERO, Instant.EPOCH, null),
              List.of(
                  new LoadSecond(0, 1, 1, List.of(list(40, 10), pay(2))),
                  new LoadSecond(1, 1, 1, List.of(list(40, 90))),
                  new LoadSecond(2, 1, 1, List.of(list(20, 20), pay(2))),
                  new LoadSecond(2, 1, 1, List.of(pay(2)))),
              END),
          END,
          new Past(BaselineFile.of(Path.of("nowhere"), "shop", new CheckId("spike"))));

  private static AssertionError failing(ThrowingCallable assertion) {
    return catchThrowableOfType(AssertionError.class, assertion);
  }

  @Test
  void aPercentileHasTheSlowestSecond() {
    AssertionError error =
        failing(() -> assertThat(RESULT).p95("list").isLessThan(Duration.ofMillis(50)));

    assertThat(error)
        .hasMessageContaining(
            "[p95 of \"list\" (100 requests, worst in second 2 with 90 ms; 3 requests waited for"
                + " the cap on the rate)]");
    assertThat(RESULT.faultOf(error)).contains(FaultCode.LOAD_SLOW);
  }

  @Test
  void aShareOfFailuresHasTheSecondWithMostOfThem() {
    AssertionError error = failing(() -> assertThat(RESULT).failedRatio().isLessThan(0.05));

    assertThat(error)
        .hasMessageContaining(
            "[share of failed requests (106 requests, worst in second 3 with 4 of 24 failed;"
                + " failed: 6 x found 503; ");
    assertThat(RESULT.faultOf(error)).contains(FaultCode.LOAD_FAILURES);
  }

  @Test
  void throughputIsOfTheTimeThatItTook() {
    AssertionError error = failing(() -> assertThat(RESULT).throughput().isGreaterThan(45.0));

    assertThat(error)
        .hasMessageContaining("44.166")
        .hasMessageContaining("worst in second 2 with 40 requests");
    assertThat(RESULT.faultOf(error)).contains(FaultCode.LOAD_THROUGHPUT);
  }

  @Test
  void requestsAllOfWhichFailedHaveNoResponseTimeThatCouldHold() {
    assertThat(
            failing(() -> assertThat(RESULT).p50("checkout / pay").isLessThan(Duration.ofHours(1))))
        .hasMessage(
            "L0201 load: no request \"checkout / pay\" was as expected: 6 requests, of which 6"
                + " failed: 6 x found 503");
  }

  @Test
  void whatIsAssertedOfOtherThingsIsNoneOfItsFaults() {
    assertThat(RESULT.faultOf(failing(() -> assertThat(1).isEqualTo(2)))).isEmpty();
  }
}
