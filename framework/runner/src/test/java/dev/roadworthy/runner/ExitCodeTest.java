package dev.roadworthy.runner;

import static dev.roadworthy.fault.Outcome.BROKEN;
import static dev.roadworthy.fault.Outcome.DEGRADED;
import static dev.roadworthy.fault.Outcome.FAILED;
import static dev.roadworthy.fault.Outcome.INCONCLUSIVE;
import static dev.roadworthy.fault.Outcome.PASSED;
import static dev.roadworthy.fault.Outcome.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.fault.Outcome;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExitCodeTest {

  static Stream<Arguments> rounds() {
    return Stream.of(
        Arguments.of("all passed", List.of(PASSED, PASSED), 0),
        Arguments.of("degraded is still well", List.of(PASSED, DEGRADED), 0),
        Arguments.of("skipped beside passed is well", List.of(SKIPPED, PASSED), 0),
        Arguments.of("failed", List.of(PASSED, FAILED), 1),
        Arguments.of("broken", List.of(PASSED, BROKEN), 1),
        Arguments.of("inconclusive", List.of(PASSED, INCONCLUSIVE), 3),
        Arguments.of("inconclusive and something worse", List.of(INCONCLUSIVE, BROKEN), 1),
        Arguments.of("nothing ran", List.of(), 2),
        Arguments.of("everything was skipped", List.of(SKIPPED, SKIPPED), 2));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("rounds")
  void aRoundHasTheExitCodeOfItsWorstRun(String round, List<Outcome> outcomes, int code) {
    assertThat(ExitCode.of(outcomes, false)).as(round).isEqualTo(code);
  }

  @ParameterizedTest(name = "{0}, but in trouble")
  @MethodSource("rounds")
  void aRoundInTroubleIsNeverWell(String round, List<Outcome> outcomes, int code) {
    assertThat(ExitCode.of(outcomes, true)).as(round).isEqualTo(code == 2 ? 2 : 1);
  }
}
