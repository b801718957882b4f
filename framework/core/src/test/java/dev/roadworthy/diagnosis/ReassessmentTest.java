package dev.roadworthy.diagnosis;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.fault.Outcome;
import dev.roadworthy.run.Evidence;
import dev.roadworthy.run.Exchange;
import dev.roadworthy.run.Phases;
import dev.roadworthy.run.RoundId;
import dev.roadworthy.run.Run;
import dev.roadworthy.run.RunId;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReassessmentTest {

  private static final Fault THREW =
      new Fault(FaultCode.CHECK_THREW, "the check threw JsonPathException: Failed to parse");
  private static final Exchange ANSWER = Exchanges.get("/api", 200, "OK", ofMillis(12));

  private static Run run(Fault fault, Exchange... exchanges) {
    return new Run(
        RunId.random(),
        RoundId.random(),
        new CheckId("landing"),
        "ci",
        "office",
        Exchanges.NOON,
        ofMillis(20),
        fault.code().outcome(),
        fault,
        List.of(exchanges),
        Evidence.NONE,
        "abc");
  }

  @Test
  void whatThrewAfterAnAnswerAndPassedBeforeIsUnreadable() {
    Run seen = Reassessment.of(run(THREW, ANSWER), true);

    assertThat(seen.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(seen.fault())
        .extracting(Fault::diagnosis)
        .isEqualTo(
            "A0602 application: GET /api answered 200 OK in 12 ms, but the check threw"
                + " JsonPathException: Failed to parse (dns ok 0 ms, tcp ok 1 ms, tls ok 9 ms,"
                + " expires in 61 d)");
  }

  @Test
  void whatNeverPassedWithTheSameCodeStaysBroken() {
    Run run = run(THREW, ANSWER);

    assertThat(Reassessment.of(run, false)).isSameAs(run);
  }

  @Test
  void whatThrewBeforeAnyAnswerStaysBroken() {
    Run none = run(THREW);
    Run silent = run(THREW, Exchanges.silent("http://shop/", Phases.NONE));

    assertThat(Reassessment.of(none, true)).isSameAs(none);
    assertThat(Reassessment.of(silent, true)).isSameAs(silent);
  }

  @Test
  void otherFaultsStayAsTheyAre() {
    Run idle = run(new Fault(FaultCode.IDLE_DEADLINE, "x"), ANSWER);
    Run failed = run(new Fault(FaultCode.EXPECTATION, "x"), ANSWER);

    assertThat(Reassessment.of(idle, true)).isSameAs(idle);
    assertThat(Reassessment.of(failed, true)).isSameAs(failed);
  }
}
