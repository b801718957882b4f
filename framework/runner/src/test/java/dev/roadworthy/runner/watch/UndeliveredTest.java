package dev.roadworthy.runner.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.alerting.Letter;
import dev.roadworthy.alerting.Outbox.Backlog;
import dev.roadworthy.alerting.Outbox.Obstacle;
import dev.roadworthy.alerting.Outbox.OfHook;
import dev.roadworthy.hooks.MemoryOutbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UndeliveredTest {

  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

  private final MemoryOutbox outbox = new MemoryOutbox();

  private Letter posted(String hook, Instant written) {
    Letter letter =
        new SelfLetters("production")
            .began(Trouble.DISK, new Troubles.Known(written, "full"), hook, written);
    outbox.post(letter);
    return letter;
  }

  private Undelivered now() {
    return Undelivered.of(outbox, NOW);
  }

  private static Undelivered letters(@Nullable Obstacle obstacle, OfHook... hooks) {
    return new Undelivered(new Backlog(List.of(hooks), obstacle));
  }

  @Test
  void aLetterThatIsOnItsWayForTheFirstTimeIsNoTrouble() {
    posted("pager", NOW);

    assertThat(now().waiting()).isEqualTo(1);
    assertThat(now().isTrouble()).isFalse();
    assertThat(now().text()).isEqualTo("no letter is tried in vain any more; 1 waits");
  }

  @Test
  void whatWasTriedInVainIsTroubleAndSaysWhyHoweverManyCameAfterIt() {
    outbox.retry(
        posted("pager", NOW.minusSeconds(3_600)).id(), NOW.plusSeconds(60), "it answered 503");
    for (int i = 0; i < 1_000; i++) {
      posted("pager", NOW.minusSeconds(i));
    }

    assertThat(now().waiting()).isEqualTo(1_001);
    assertThat(now().hooks()).containsExactly("pager");
    assertThat(now().text())
        .isEqualTo(
            "1 letter waits for another attempt (pager: it answered 503);"
                + " `roadworthy status` lists them");
  }

  @Test
  void whatWasGivenUpIsTroubleForAWeekAfterThat() {
    Letter letter = posted("pager", NOW.minus(Duration.ofDays(30)));
    outbox.dead(letter.id(), NOW.minus(Duration.ofDays(7)).plusNanos(1), "it answered 404");

    assertThat(now().text()).startsWith("1 letter was given up (pager: it answered 404); ");
    Undelivered aMomentLater = Undelivered.of(outbox, NOW.plusNanos(1));
    assertThat(aMomentLater.isTrouble()).isFalse();
    assertThat(aMomentLater.dead()).isEqualTo(1);
    assertThat(aMomentLater.text())
        .isEqualTo("no letter is tried in vain any more; 1 was given up over a week ago");
  }

  @Test
  void aHookThatIsDisabledIsTroubleHoweverLongAgoThatWas() {
    Letter refused = posted("pager", NOW.minus(Duration.ofDays(40)));
    outbox.gone(refused.id(), NOW.minus(Duration.ofDays(40)), "it answered 410", List.of());
    assertThat(now().text()).isEqualTo("hook 'pager' is disabled; `roadworthy status` lists them");

    for (int i = 0; i < 12; i++) {
      posted("pager", NOW.minusSeconds(i));
    }
    assertThat(now().text())
        .isEqualTo(
            "hook 'pager' is disabled, 12 letters wait for it; `roadworthy status` lists them");
    assertThat(now().hooks()).containsExactly("pager");
  }

  @Test
  void allThatIsTroubleIsSaid() {
    Undelivered letters =
        letters(
            new Obstacle("team", "it answered 503"),
            new OfHook("chat", 1, 1, 2, 1, true),
            new OfHook("mail", 0, 0, 1, 1, false),
            new OfHook("quiet", 3, 0, 4, 0, false),
            new OfHook("team", 3, 2, 0, 0, false));

    assertThat(letters.hooks()).containsExactlyInAnyOrder("chat", "mail", "team");
    assertThat(letters.text())
        .isEqualTo(
            "2 letters wait for another attempt, 2 letters were given up (team: it answered 503);"
                + " hook 'chat' is disabled, 1 letter waits for it; `roadworthy status` lists"
                + " them");
  }

  @Test
  void allHaveArrivedIfNothingWaitsAndNothingWasGivenUp() {
    assertThat(Undelivered.NONE.text()).isEqualTo("all letters have arrived");
    assertThat(letters(null, new OfHook("team", 3, 0, 1, 0, false)).text())
        .isEqualTo("no letter is tried in vain any more; 3 wait, 1 was given up over a week ago");
  }
}
