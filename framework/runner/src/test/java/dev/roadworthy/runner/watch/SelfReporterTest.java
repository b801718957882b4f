package dev.roadworthy.runner.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.alerting.Letter;
import dev.roadworthy.hooks.DeliveryResult;
import dev.roadworthy.hooks.DeliveryResult.Delivered;
import dev.roadworthy.hooks.DeliveryResult.Retryable;
import dev.roadworthy.hooks.Hook;
import dev.roadworthy.redaction.Redactor;
import dev.roadworthy.testkit.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SelfReporterTest {

  private final SettableClock clock = SettableClock.at("2026-11-22T12:00:00Z");
  private final Troubles troubles =
      new Troubles(
          clock,
          new Troubles.Listener() {
            @Override
            public void began(Trouble trouble, Troubles.Known known) {}

            @Override
            public void ended(Trouble trouble, Troubles.Known known) {}
          });
  private final Postbox postbox = new Postbox();
  private final SelfReporter reporter =
      new SelfReporter("production", List.of(postbox), troubles, Redactor.of(Set.of()), clock);

  private static final class Postbox implements Hook {
    private final List<Letter> letters = new ArrayList<>();
    private boolean away;

    @Override
    public String name() {
      return "pager";
    }

    @Override
    public DeliveryResult deliver(Letter letter) {
      if (away) {
        return new Retryable("away", null);
      }
      letters.add(letter);
      return new Delivered();
    }
  }

  private List<String> letters() {
    return postbox.letters.stream()
        .map(
            letter ->
                letter.kind() + " " + Objects.requireNonNull(letter.incident().fault()).message())
        .toList();
  }

  private void reportAfter(Duration time) {
    clock.advance(time);
    reporter.report();
  }

  @Test
  void aDatabaseThatIsAwayIsToldAfterTenSecondsAndItsReturnToo() {
    troubles.raise(Trouble.DATABASE, "the disk is full");
    reportAfter(Duration.ofSeconds(9));
    assertThat(letters()).isEmpty();

    reportAfter(Duration.ofSeconds(1));
    reportAfter(Duration.ofMinutes(5));
    assertThat(letters()).containsExactly("TRIGGER history is not written: the disk is full");

    troubles.clear(Trouble.DATABASE);
    reportAfter(Duration.ofSeconds(1));
    reportAfter(Duration.ofSeconds(1));
    assertThat(letters())
        .containsExactly(
            "TRIGGER history is not written: the disk is full",
            "RESOLVED history is not written: the disk is full");
    assertThat(postbox.letters.get(0).incident().id())
        .isEqualTo(postbox.letters.get(1).incident().id());
  }

  @Test
  void whatPassesByItselfIsToldToNobody() {
    troubles.raise(Trouble.DATABASE, "locked");
    reportAfter(Duration.ofSeconds(5));
    troubles.clear(Trouble.DATABASE);
    reportAfter(Duration.ofSeconds(60));

    assertThat(letters()).isEmpty();
  }

  @Test
  void whoCouldNotBeToldIsToldLaterAndTheSameLetter() {
    postbox.away = true;
    troubles.raise(Trouble.SUITE, "ended with exit code 2");
    reportAfter(Duration.ofSeconds(1));
    postbox.away = false;
    reportAfter(Duration.ofSeconds(30));

    assertThat(letters())
        .containsExactly("TRIGGER the suite could not be loaded: ended with exit code 2");
  }

  @Test
  void whoWasNotToldThatItBeganIsNotToldThatItIsOver() {
    postbox.away = true;
    troubles.raise(Trouble.SUITE, "ended with exit code 2");
    reportAfter(Duration.ofSeconds(1));
    troubles.clear(Trouble.SUITE);
    postbox.away = false;
    reportAfter(Duration.ofSeconds(1));

    assertThat(letters()).isEmpty();
  }

  @Test
  void theEndIsTriedAgainUntilItArrives() {
    troubles.raise(Trouble.SUITE, "ended with exit code 2");
    reportAfter(Duration.ofSeconds(1));
    troubles.clear(Trouble.SUITE);
    postbox.away = true;
    reportAfter(Duration.ofSeconds(1));
    postbox.away = false;
    reportAfter(Duration.ofSeconds(1));

    assertThat(letters()).hasSize(2);
  }

  @Test
  void aTroubleThatComesBackIsAnotherOne() {
    troubles.raise(Trouble.SUITE, "ended with exit code 2");
    reportAfter(Duration.ofSeconds(1));
    troubles.clear(Trouble.SUITE);
    reportAfter(Duration.ofSeconds(1));
    troubles.raise(Trouble.SUITE, "ended with exit code 2");
    reportAfter(Duration.ofSeconds(1));

    assertThat(postbox.letters)
        .extracting(letter -> letter.kind().name())
        .containsExactly("TRIGGER", "RESOLVED", "TRIGGER");
    assertThat(postbox.letters.get(2).incident().id())
        .isNotEqualTo(postbox.letters.get(0).incident().id());
  }
}
