package dev.roadworthy.runner.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.alerting.Letter;
import dev.roadworthy.alerting.Outbox.Posted;
import dev.roadworthy.alerting.Outbox.State;
import dev.roadworthy.hooks.DeliveryResult;
import dev.roadworthy.hooks.DeliveryResult.Delivered;
import dev.roadworthy.hooks.DeliveryResult.Retryable;
import dev.roadworthy.hooks.Hook;
import dev.roadworthy.hooks.MemoryOutbox;
import dev.roadworthy.redaction.Redactor;
import dev.roadworthy.testkit.SettableClock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class SelfReporterTest {

  private static final Troubles.Listener NOBODY =
      new Troubles.Listener() {
        @Override
        public void began(Trouble trouble, Troubles.Known known) {}

        @Override
        public void ended(Trouble trouble, Troubles.Known known) {}
      };

  private final SettableClock clock = SettableClock.at("2026-11-22T12:00:00Z");
  private final Troubles troubles = new Troubles(clock, NOBODY);
  private final MemoryOutbox outbox = new MemoryOutbox();
  private final SelfReporter reporter =
      new SelfReporter(
          "production",
          List.of(new Postbox("pager")),
          troubles,
          outbox,
          Redactor.of(Set.of()),
          clock);

  private static final class Postbox implements Hook {
    private final String name;
    private final List<Letter> letters = new CopyOnWriteArrayList<>();
    private volatile boolean away;

    Postbox(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
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

  private List<Letter> written() {
    return outbox.list(State.PENDING, 100).stream()
        .map(Posted::letter)
        .sorted(Comparator.comparing(Letter::writtenAt))
        .toList();
  }

  private List<String> letters() {
    return written().stream().map(SelfReporterTest::text).toList();
  }

  private static String text(Letter letter) {
    return letter.kind() + " " + Objects.requireNonNull(letter.incident().fault()).message();
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
    assertThat(written().get(0).incident().id()).isEqualTo(written().get(1).incident().id());
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
  void aTroubleThatComesBackIsAnotherOneEvenIfNobodyLookedBetween() {
    troubles.raise(Trouble.SUITE, "ended with exit code 2");
    reportAfter(Duration.ofSeconds(1));
    troubles.clear(Trouble.SUITE);
    clock.advance(Duration.ofSeconds(1));
    troubles.raise(Trouble.SUITE, "ended with exit code 3");
    reportAfter(Duration.ofSeconds(1));

    assertThat(letters())
        .containsExactlyInAnyOrder(
            "TRIGGER the suite could not be loaded: ended with exit code 2",
            "RESOLVED the suite could not be loaded: ended with exit code 2",
            "TRIGGER the suite could not be loaded: ended with exit code 3");
    assertThat(written().stream().map(letter -> letter.incident().id()).distinct()).hasSize(2);
  }

  @Test
  void aHookThatWantedNoMoreLettersIsAskedAgainWithTheNextTrouble() {
    troubles.raise(Trouble.SUITE, "ended with exit code 2");
    reportAfter(Duration.ofSeconds(1));
    outbox.gone(written().get(0).id(), clock.instant(), "410", List.of());
    troubles.clear(Trouble.SUITE);
    reportAfter(Duration.ofSeconds(1));
    assertThat(outbox.due(clock.instant(), 10, Set.of("pager"))).isEmpty();

    troubles.raise(Trouble.DISK, "3 MB are left");
    reportAfter(Duration.ofSeconds(1));

    assertThat(outbox.due(clock.instant(), 10, Set.of("pager")))
        .extracting(posted -> text(posted.letter()))
        .contains("TRIGGER the disk is nearly full: 3 MB are left");
  }

  @Test
  void aHookThatIsAwayKeepsNoOtherFromBeingToldOfWhatFollowsAndIsToldAllOfItLater() {
    Postbox away = new Postbox("away");
    away.away = true;
    Postbox pager = new Postbox("pager");
    Troubles real = new Troubles(InstantSource.system(), NOBODY);
    try (SelfReporter running =
        new SelfReporter(
            "production",
            List.of(away, pager),
            real,
            new MemoryOutbox(),
            Redactor.of(Set.of()),
            InstantSource.system())) {
      running.start();
      for (int times = 0; times < 2; times++) {
        real.raise(Trouble.SUITE, "exit code " + times);
        running.report();
        real.clear(Trouble.SUITE);
        running.report();
      }
      Awaitility.await().until(() -> pager.letters.size() == 4);
      assertThat(away.letters).isEmpty();
      away.away = false;
      Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> away.letters.size() == 4);
      assertThat(away.letters.stream().map(SelfReporterTest::text))
          .containsExactlyInAnyOrderElementsOf(
              pager.letters.stream().map(SelfReporterTest::text).toList())
          .doesNotHaveDuplicates();
    }
  }
}
