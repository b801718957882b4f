package dev.roadworthy.runner.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.alerting.Outbox.Posted;
import dev.roadworthy.alerting.Outbox.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UndeliveredTest {

  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

  private static Posted posted(State state, Duration ago, int attempts, @Nullable String reason) {
    return new Posted(
        new SelfLetters("production")
            .began(Trouble.DISK, new Troubles.Known(NOW, "full"), "pager", NOW),
        state,
        NOW.minus(ago),
        attempts,
        NOW,
        reason,
        state == State.PENDING ? null : NOW.minus(ago));
  }

  @Test
  void aLetterThatIsOnItsWayForTheFirstTimeIsNoTrouble() {
    Undelivered letters =
        Undelivered.of(List.of(posted(State.PENDING, Duration.ZERO, 0, null)), List.of(), NOW);

    assertThat(letters).isEqualTo(new Undelivered(1, 0, 0, 0, ""));
    assertThat(letters.isTrouble()).isFalse();
  }

  @Test
  void whatWasTriedInVainIsTroubleAndSaysWhy() {
    Undelivered letters =
        Undelivered.of(
            List.of(
                posted(State.PENDING, Duration.ZERO, 0, null),
                posted(State.PENDING, Duration.ZERO, 3, "it answered 503")),
            List.of(posted(State.DEAD, Duration.ofDays(2), 9, "it answered 404")),
            NOW);

    assertThat(letters.text())
        .isEqualTo(
            "1 letter waits for another attempt, 1 letter was given up (pager: it answered 503);"
                + " `roadworthy status` lists them");
  }

  @Test
  void whatWasGivenUpLongAgoIsCountedAndNoTroubleAnyMore() {
    Undelivered letters =
        Undelivered.of(
            List.of(), List.of(posted(State.GONE, Duration.ofDays(8), 9, "it answered 410")), NOW);

    assertThat(letters).isEqualTo(new Undelivered(0, 0, 1, 0, ""));
    assertThat(letters.isTrouble()).isFalse();
  }
}
