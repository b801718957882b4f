package dev.roadworthy.gatling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.load.LoadEnd;
import dev.roadworthy.load.LoadEnd.About;
import dev.roadworthy.load.LoadEnd.Asserted;
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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadVerdictTest {

  private static final Generator WELL = new Generator(0.3, Duration.ofMillis(4), false);

  private int users = 3;
  private int ok = 20;
  private int failed;
  private Duration warmUp = Duration.ZERO;
  private Reason reason = Reason.COMPLETED;
  private String text = "its last user has ended";
  private List<Asserted> assertions = List.of();
  private Generator generator = WELL;
  private Bounds bounds = Bounds.NONE;

  private static Percentiles times(int count) {
    return Percentiles.of(
        all -> IntStream.range(0, count).forEach(i -> all.record(Duration.ofMillis(5))));
  }

  private String verdict() {
    List<Measured> measured =
        ok + failed == 0
            ? List.of()
            : List.of(
                new Measured(
                    "list",
                    Kind.REQUEST,
                    times(ok),
                    times(failed),
                    failed == 0 ? Map.of() : Map.of("found 503", (long) failed)));
    LoadEnd end = new LoadEnd(Instant.EPOCH, reason, text, assertions, generator, bounds);
    LoadRun load =
        new LoadRun(new RunId("a"), "shop.Spike", "full", warmUp, Instant.EPOCH, "1.2.3");
    return LoadVerdict.on(
            new LoadRecord(load, List.of(new LoadSecond(0, users, 0, measured)), end), end)
        .map(verdict -> verdict.code() + " " + verdict.message())
        .orElse("nothing to say");
  }

  @Test
  void whatWentWellIsForTheAuthorToAssert() {
    failed = 5;

    assertThat(verdict()).isEqualTo("nothing to say");
  }

  @Test
  void aCrashIsTheSimulations() {
    reason = Reason.CRASHED;
    text = "java.lang.IllegalStateException: feeder is empty";

    assertThat(verdict())
        .isEqualTo(
            "X0101 shop.Spike could not go on: java.lang.IllegalStateException: feeder is empty");
  }

  @Test
  void withoutUsersOrRequestsThereIsNothingToAssert() {
    ok = 0;
    assertThat(verdict()).isEqualTo("X0102 its 3 users made no request that came to an end");

    users = 0;
    assertThat(verdict()).startsWith("X0101 shop.Spike asks for no users. Example: ");
  }

  @Test
  void whereAllThatWasSentIsRefusedTheSimulationLeadsElsewhere() {
    ok = 0;
    failed = 4;
    bounds = new Bounds(Map.of("vendor.example", 4L), 0);

    assertThat(verdict())
        .startsWith("X0101 no request may be sent where shop.Spike sends them: 4 connections to");
  }

  @Test
  void aLoadThatEndsWithinItsWarmUpHasNothingThatCounts() {
    warmUp = Duration.ofSeconds(5);

    assertThat(verdict())
        .isEqualTo("X0102 it ended within its warm-up of 5s, which does not count");
  }

  @ParameterizedTest
  @CsvSource({
    "0.95, 4, false, it used 95 % of the machine's processors for 5 s (at most 90 %)",
    "0.3, 250, false, its event loops were up to 250 ms late (p95; at most 100 ms)",
    "0.3, 4, true, 'it had no local port, or no file descriptor, left'"
  })
  void aSaturatedGeneratorHasMeasuredItself(double cpu, long lag, boolean ports, String by) {
    generator = new Generator(cpu, Duration.ofMillis(lag), ports);
    failed = 20;

    assertThat(verdict())
        .isEqualTo(
            "L0301 the machine that made the load was saturated: "
                + by
                + "; it measured 40 requests, of which 20 failed: 20 x found 503");
  }

  @ParameterizedTest
  @CsvSource({"failed > 5% for 2s, L0201", "p99 > 1s for 2s, L0203"})
  void aRuleThatEndedItHasTheCodeOfWhatItIsAbout(String rule, String code) {
    reason = Reason.ABORTED;
    text = rule + " (in second 3 so and so)";

    assertThat(verdict()).startsWith(code + " ended after 1 s by its rule " + rule);
  }

  @Test
  void whereAllFailedNothingHasToBeAsserted() {
    ok = 0;
    failed = 7;

    assertThat(verdict()).isEqualTo("L0201 all 7 requests, of which 7 failed: 7 x found 503");
  }

  @ParameterizedTest
  @CsvSource({"FAILURES, L0201", "THROUGHPUT, L0202", "RESPONSE_TIME, L0203"})
  void anAssertionOfTheSimulationHasTheCodeOfWhatItIsAbout(About about, String code) {
    assertions =
        List.of(
            new Asserted("this is true", About.FAILURES, true, "true"),
            new Asserted("Global: x is less than 5.0", about, false, "7.0"));

    assertThat(verdict())
        .isEqualTo(
            code
                + " the simulation asserts that Global: x is less than 5.0, but it was 7.0 (20"
                + " requests, of which 0 failed)");
  }
}
