package dev.roadworthy.run;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.fault.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RunTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private static Run run(Outcome outcome, @Nullable Fault fault, Exchange... exchanges) {
    return new Run(
        new RunId("run"),
        new RoundId("round"),
        new CheckId("landing"),
        "ci",
        "office",
        NOON,
        ofMillis(500),
        outcome,
        fault,
        List.of(exchanges),
        Evidence.NONE,
        "hash");
  }

  private static Exchange exchange(int status, Duration duration, boolean cold) {
    return new Exchange(
        "GET",
        "https://shop.example/",
        status,
        "",
        NOON,
        duration,
        Phases.NONE,
        null,
        null,
        false,
        null,
        0,
        null,
        cold,
        "",
        null);
  }

  @Test
  void theOutcomeIsThatOfTheFaultsCode() {
    Fault slow = new Fault(FaultCode.SLOW, "took 2 s");
    assertThat(run(Outcome.DEGRADED, slow).outcome()).isEqualTo(Outcome.DEGRADED);
    assertThatThrownBy(() -> run(Outcome.FAILED, slow))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A run with L0101 is DEGRADED, but was FAILED");
  }

  @Test
  void itsLatencyIsTheTimeOnTheWire() {
    Run twice =
        run(
            Outcome.PASSED,
            null,
            exchange(200, ofMillis(30), false),
            exchange(200, ofMillis(12), false));
    assertThat(twice.latency()).isEqualTo(ofMillis(42));
    assertThat(run(Outcome.PASSED, null).latency()).isEqualTo(ofMillis(500));
  }

  @Test
  void oneColdExchangeMakesItCold() {
    Exchange warm = exchange(200, ofMillis(1), false);
    assertThat(run(Outcome.PASSED, null, exchange(200, ofMillis(1), true), warm).cold()).isTrue();
    assertThat(run(Outcome.PASSED, null, warm).cold()).isFalse();
  }

  @Test
  void whoeverKnowsItsPastMayReadItOtherwise() {
    Exchange answer = exchange(200, ofMillis(1), false);
    Run threw = run(Outcome.BROKEN, new Fault(FaultCode.CHECK_THREW, "threw"), answer);
    Fault unreadable = new Fault(FaultCode.UNREADABLE, "no JSON");
    Run read = threw.reassessed(unreadable);
    assertThat(read).isEqualTo(run(Outcome.FAILED, unreadable, answer));
    assertThat(read.lastExchange()).isEqualTo(answer);
    assertThat(run(Outcome.PASSED, null).lastExchange()).isNull();
  }

  @Test
  void factsDoNotChangeWithWhatTheyWereMadeFrom() {
    List<String> warnings = new ArrayList<>(List.of("one"));
    Map<String, String> headers = new HashMap<>(Map.of("server", "nginx"));
    Evidence evidence = new Evidence("", warnings, headers, null, null);
    warnings.clear();
    headers.clear();
    assertThat(evidence.warnings()).containsExactly("one");
    assertThat(evidence.headers()).containsOnlyKeys("server");
    assertThatThrownBy(() -> evidence.headers().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void anAnswerWithAStatusOfFiveHundredIsAServersError() {
    assertThat(exchange(500, ofMillis(1), false).isServerError()).isTrue();
    assertThat(exchange(599, ofMillis(1), false).isServerError()).isTrue();
    assertThat(exchange(499, ofMillis(1), false).isServerError()).isFalse();
    assertThat(exchange(600, ofMillis(1), false).isServerError()).isFalse();
    assertThat(exchange(0, ofMillis(1), false).answered()).isFalse();
    assertThat(exchange(404, ofMillis(1), false).answered()).isTrue();
  }

  @Test
  void theTotalOfThePhasesLeavesOutWhatDidNotHappen() {
    Phases reused = new Phases(null, null, null, ofMillis(20), ofMillis(3));
    assertThat(reused.total()).isEqualTo(ofMillis(23));
    assertThat(reused.of(Phase.TTFB)).isEqualTo(ofMillis(20));
    assertThat(reused.of(Phase.TRANSFER)).isEqualTo(ofMillis(3));
    assertThat(reused.of(Phase.DNS)).isNull();
    assertThat(reused.of(Phase.CONNECT)).isNull();
    assertThat(reused.of(Phase.TLS)).isNull();
    assertThat(Phases.NONE.total()).isZero();
  }
}
