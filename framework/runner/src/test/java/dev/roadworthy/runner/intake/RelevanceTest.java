package dev.roadworthy.runner.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.run.Round;
import dev.roadworthy.run.Run;
import dev.roadworthy.run.Trigger;
import dev.roadworthy.testkit.Checks;
import dev.roadworthy.testkit.Rounds;
import dev.roadworthy.testkit.Runs;
import dev.roadworthy.testkit.SettableClock;
import org.junit.jupiter.api.Test;

class RelevanceTest {

  private final SettableClock clock = SettableClock.at(Rounds.START);
  private final Relevance relevance = Relevance.current(clock, "main");
  private final CheckSpec check = Checks.check("landing").every("30s").build();
  private final Run run = Runs.passed("landing").at(Rounds.START).took("0s").build();

  private boolean relevant(Round round) {
    return relevance.isRelevant(round, check, run);
  }

  @Test
  void aFreshRunOfTheMainBranchIsDecidedOn() {
    assertThat(relevant(Rounds.in("ci").trigger(Trigger.CI).branch("main").build())).isTrue();
  }

  @Test
  void aBuildOfAnotherBranchIsNot() {
    assertThat(relevant(Rounds.in("ci").trigger(Trigger.CI).branch("feature").build())).isFalse();
  }

  @Test
  void whatIsNoBuildIsDecidedOnWhateverTheBranch() {
    assertThat(relevant(Rounds.in("live").trigger(Trigger.MANUAL).branch("feature").build()))
        .isTrue();
  }

  @Test
  void aRunOlderThanTwoAndAHalfIntervalsComesTooLate() {
    Round round = Rounds.in("live").trigger(Trigger.SCHEDULE).branch("main").build();

    clock.set(Rounds.START.plusSeconds(75));
    assertThat(relevant(round)).isTrue();
    clock.set(Rounds.START.plusSeconds(76));
    assertThat(relevant(round)).isFalse();
  }
}
