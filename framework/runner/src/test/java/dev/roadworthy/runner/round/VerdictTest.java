package dev.roadworthy.runner.round;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.testkit.Checks;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VerdictTest {

  private static final CheckSpec LANDING = Checks.check("landing").build();
  private static final CheckSpec SEARCH = Checks.check("search").build();

  private boolean stopped;
  private Optional<String> killed = Optional.empty();
  private Optional<String> damage = Optional.empty();
  private int exitCode;
  private boolean complete = true;
  private boolean advanced = true;
  private List<CheckSpec> unrecorded = List.of();
  private Set<CheckId> begun = Set.of();

  private Verdict verdict() {
    return Verdict.on(
        new SuiteEnd(stopped, killed, damage, exitCode, complete, advanced, unrecorded, begun));
  }

  @Test
  void aRoundThatCameToItsEndWithAllItsRunsIsNoTrouble() {
    assertThat(verdict()).isEqualTo(new Verdict(Optional.empty(), List.of(), false));
  }

  @Test
  void aRunThatIsMissingIsTroubleEvenWhereTheRoundEnded() {
    unrecorded = List.of(LANDING, SEARCH);
    begun = Set.of(SEARCH.id());

    assertThat(verdict())
        .isEqualTo(
            new Verdict(
                Optional.of("the suite JVM's journal has no run of landing, search"),
                List.of(LANDING, SEARCH),
                false));
  }

  @Test
  void anExitCodeIsTroubleEvenWhereTheRoundEnded() {
    exitCode = 2;

    assertThat(verdict().trouble()).hasValue("the suite JVM ended with exit code 2");
    assertThat(verdict().another()).isFalse();
  }

  @Test
  void anExitWithZeroBeforeTheRoundEndedIsTroubleToo() {
    complete = false;

    assertThat(verdict().trouble()).hasValue("the suite JVM ended with exit code 0");
  }

  @Test
  void whatHadNotBegunRunsInAnotherJvmAndWhatHadIsLost() {
    complete = false;
    exitCode = 7;
    unrecorded = List.of(LANDING, SEARCH);
    begun = Set.of(SEARCH.id());

    assertThat(verdict().another()).isTrue();
    assertThat(verdict().lost()).containsExactly(SEARCH);
  }

  @Test
  void aJvmThatBeganNothingIsFollowedByNone() {
    complete = false;
    advanced = false;
    exitCode = 7;
    unrecorded = List.of(LANDING, SEARCH);

    assertThat(verdict().another()).isFalse();
    assertThat(verdict().lost()).containsExactly(LANDING, SEARCH);
  }

  @Test
  void whatTheRunnerKilledAndWhatCannotBeReadIsSaid() {
    complete = false;
    exitCode = 143;
    killed = Optional.of("it gave no sign for 90 s");
    assertThat(verdict().trouble())
        .hasValue("the suite JVM was killed, because it gave no sign for 90 s");

    damage = Optional.of("a.journal is damaged at byte 99");
    assertThat(verdict().trouble())
        .hasValue("the suite JVM's journal cannot be read on: a.journal is damaged at byte 99");
  }

  @Test
  void nobodyIsBlamedForARoundThatWasStopped() {
    stopped = true;
    complete = false;
    exitCode = 143;
    unrecorded = List.of(LANDING);

    assertThat(verdict()).isEqualTo(new Verdict(Optional.empty(), List.of(), false));
  }

  @Test
  void whateverHappensNoCheckIsLeftWithoutRunAndWithoutTrouble() {
    Random random = new Random(42);
    for (int i = 0; i < 2_000; i++) {
      killed = random.nextInt(4) == 0 ? Optional.of("it is stuck") : Optional.empty();
      damage = random.nextInt(4) == 0 ? Optional.of("it is damaged") : Optional.empty();
      exitCode = random.nextInt(3);
      complete = damage.isEmpty() && random.nextBoolean();
      advanced = random.nextBoolean();
      unrecorded = List.of(LANDING, SEARCH).subList(random.nextInt(3), 2);
      begun = random.nextBoolean() ? Set.of(SEARCH.id()) : Set.of();

      Verdict verdict = verdict();

      if (!verdict.another()) {
        assertThat(verdict.lost()).isEqualTo(unrecorded);
      }
      if (exitCode != 0 || !complete || !unrecorded.isEmpty()) {
        assertThat(verdict.trouble()).isPresent();
      }
    }
  }
}
