package dev.roadworthy.hooks;

import static dev.roadworthy.hooks.RecordingHook.TAKES;
import static dev.roadworthy.hooks.RecordingHook.fails;
import static dev.roadworthy.hooks.RecordingHook.rejects;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import dev.roadworthy.alerting.Letter;
import dev.roadworthy.alerting.Outbox.State;
import dev.roadworthy.hooks.DeliveryResult.Delivered;
import dev.roadworthy.hooks.DeliveryResult.Retryable;
import dev.roadworthy.redaction.Redactor;
import dev.roadworthy.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DispatcherTest {

  private static final Duration PLENTY = Duration.ofSeconds(30);
  private static final Duration HOUR = Duration.ofHours(1);

  private final SettableClock clock = SettableClock.at("2026-11-02T09:30:00Z");
  private final MemoryOutbox outbox = new MemoryOutbox();
  private final RecordingHook ops = new RecordingHook("ops", TAKES);
  private final RecordingHook chat = new RecordingHook("chat", TAKES);

  private Dispatcher dispatcher() {
    return new Dispatcher(
        outbox,
        List.of(ops, chat),
        RetryPolicy.DEFAULT,
        clock,
        Redactor.of(List.of("s3cret-canary")));
  }

  private Drained drain() {
    try (Dispatcher dispatcher = dispatcher()) {
      return dispatcher.drain(PLENTY);
    }
  }

  private Letter post(Letter letter) {
    outbox.post(letter);
    return letter;
  }

  @Test
  void whatIsDueIsDeliveredAndRecorded() {
    Letter one = post(Letters.trigger("ops", "one"));
    Letter two = post(Letters.trigger("chat", "one"));

    assertThat(drain()).isEqualTo(new Drained(2, 0, 0, Set.of()));

    assertThat(ops.taken()).containsExactly(one);
    assertThat(chat.taken()).containsExactly(two);
    assertThat(outbox.get(one).state()).isEqualTo(State.DELIVERED);
    assertThat(drain()).isEqualTo(new Drained(0, 0, 0, Set.of()));
    assertThat(ops.given()).hasSize(1);
  }

  @Test
  void aNearRetryIsWaitedFor() {
    InstantSource ticking =
        InstantSource.offset(
            InstantSource.system(), Duration.between(Instant.now(), clock.instant()));
    RetryPolicy quick =
        new RetryPolicy(Duration.ofMillis(20), 2, Duration.ofMillis(50), HOUR, HOUR.plus(HOUR), 99);
    Letter trigger = post(Letters.trigger("ops", "one"));
    Letter resolved = post(Letters.resolved("ops", "one"));
    AtomicInteger attempts = new AtomicInteger();
    ops.now(any -> (attempts.incrementAndGet() < 4 ? fails("not yet") : TAKES).apply(any));

    try (Dispatcher dispatcher =
        new Dispatcher(outbox, List.of(ops), quick, ticking, Redactor.of(List.of()))) {
      assertThat(dispatcher.drain(PLENTY)).isEqualTo(new Drained(2, 0, 0, Set.of()));
    }

    assertThat(ops.given()).containsExactly(trigger, trigger, trigger, trigger, resolved);
    assertThat(outbox.get(trigger).attempts()).isEqualTo(3);
  }

  @Test
  void aFarRetryIsLeftInTheOutboxAndCounted() {
    Letter letter = post(Letters.trigger("ops", "one"));
    post(Letters.resolved("ops", "one"));
    ops.now(any -> new Retryable("busy", HOUR));

    assertThat(drain()).isEqualTo(new Drained(0, 0, 2, Set.of()));

    assertThat(ops.given()).hasSize(1);
    assertThat(outbox.get(letter).state()).isEqualTo(State.PENDING);
    assertThat(outbox.get(letter).nextAttempt()).isEqualTo(clock.instant().plus(HOUR));
    assertThat(outbox.get(letter).lastReason()).isEqualTo("busy");
  }

  @Test
  void aReceiverThatAsksToWaitGetsNoOtherLetterMeanwhile() throws Exception {
    post(Letters.trigger("ops", "one"));
    post(Letters.trigger("ops", "two"));
    post(Letters.trigger("chat", "one"));
    ops.now(any -> new Retryable("busy", HOUR));

    Dispatcher dispatcher = dispatcher();
    assertThat(dispatcher.drain(PLENTY)).isEqualTo(new Drained(1, 0, 2, Set.of()));
    assertThat(ops.given()).hasSize(1);

    ops.now(TAKES);
    clock.advance(HOUR.minusSeconds(31));
    assertThat(dispatcher.drain(PLENTY).delivered()).isZero();
    clock.advance(Duration.ofSeconds(31));
    assertThat(dispatcher.drain(PLENTY)).isEqualTo(new Drained(2, 0, 0, Set.of()));
    dispatcher.close();
  }

  @Test
  void aRejectedLetterIsDeadAtOnceAndTheNextOneGoesOut() {
    Letter bad = post(Letters.trigger("ops", "one"));
    Letter good = post(Letters.trigger("ops", "two"));
    ops.now(
        letter -> letter.equals(bad) ? rejects("no", false).apply(letter) : TAKES.apply(letter));

    assertThat(drain()).isEqualTo(new Drained(1, 1, 0, Set.of()));

    assertThat(outbox.get(bad).state()).isEqualTo(State.DEAD);
    assertThat(outbox.get(bad).lastReason()).isEqualTo("no");
    assertThat(ops.taken()).containsExactly(good);
  }

  @Test
  void aReceiverThatIsGoneGetsNothingMoreItsLettersWaitAndTheOthersAreTold() {
    Letter first = post(Letters.trigger("ops", "one"));
    Letter second = post(Letters.trigger("ops", "two"));
    Letter other = post(Letters.trigger("chat", "one"));
    ops.now(rejects("it answered 410", true));

    assertThat(drain()).isEqualTo(new Drained(2, 1, 1, Set.of("ops")));

    assertThat(ops.given()).containsExactly(first);
    assertThat(outbox.get(first).state()).isEqualTo(State.GONE);
    assertThat(outbox.get(first).lastReason()).isEqualTo("it answered 410");
    assertThat(outbox.get(second).state()).isEqualTo(State.PENDING);
    assertThat(outbox.get(second).attempts()).isZero();
    assertThat(chat.taken()).hasSize(2).contains(other);
    assertThat(chat.taken())
        .filteredOn(letter -> letter.kind() == Letter.Kind.HOOK_DISABLED)
        .singleElement()
        .satisfies(
            notice ->
                assertThat(notice.verdict().reason().text())
                    .isEqualTo("hook 'ops' is disabled: it answered 410"));
  }

  @Test
  void aHookThatIsDisabledStaysSoUntilOneOfItsLettersIsRedelivered() {
    Letter first = post(Letters.trigger("ops", "one"));
    ops.now(rejects("it answered 410", true));
    drain();
    ops.now(TAKES);
    Letter second = post(Letters.trigger("ops", "two"));

    assertThat(drain()).isEqualTo(new Drained(0, 0, 1, Set.of("ops")));
    assertThat(ops.given()).containsExactly(first);

    assertThat(outbox.redeliver(first.id(), clock.instant())).isTrue();
    assertThat(drain()).isEqualTo(new Drained(2, 0, 0, Set.of()));
    assertThat(ops.taken()).containsExactlyInAnyOrder(first, second);
  }

  @Test
  void aLetterIsGivenUpAfterADayAndItsReasonKept() {
    Letter letter = post(Letters.trigger("ops", "one"));
    ops.now(fails("refused"));
    clock.advance(Duration.ofHours(25));

    assertThat(drain()).isEqualTo(new Drained(0, 1, 0, Set.of()));

    assertThat(outbox.get(letter).state()).isEqualTo(State.DEAD);
    assertThat(outbox.get(letter).lastReason()).isEqualTo("given up after 1 attempts: refused");
  }

  @Test
  void aDeadLetterIsRedeliveredUnderItsIdWithItsFullTimeAgain() {
    Letter letter = post(Letters.trigger("ops", "one"));
    clock.advance(Duration.ofHours(25));
    ops.now(rejects("no", false));
    drain();

    assertThat(outbox.redeliver(letter.id(), clock.instant())).isTrue();
    ops.now(any -> new Retryable("busy", HOUR));
    assertThat(drain()).isEqualTo(new Drained(0, 0, 1, Set.of()));
    clock.advance(HOUR);
    ops.now(TAKES);
    assertThat(drain()).isEqualTo(new Drained(1, 0, 0, Set.of()));

    assertThat(ops.given()).extracting(Letter::id).containsOnly(letter.id()).hasSize(3);
    assertThat(outbox.redeliver(letter.id(), clock.instant())).isFalse();
  }

  @Test
  void aHookThatThrowsIsTriedAgainAndItsReasonShowsNoSecret() {
    Letter one = post(Letters.trigger("ops", "one"));
    Letter two = post(Letters.trigger("ops", "two"));
    AtomicInteger attempts = new AtomicInteger();
    ops.now(
        letter -> {
          if (attempts.getAndIncrement() == 0) {
            throw new IllegalStateException("no way to https://x/s3cret-canary\nat all");
          }
          throw new StackOverflowError("s3cret-canary");
        });
    clock.advance(Duration.ofHours(25));

    try (LogCapture logs = new LogCapture()) {
      assertThat(drain()).isEqualTo(new Drained(0, 2, 0, Set.of()));
      assertThat(logs.lines())
          .anySatisfy(line -> assertThat(line).contains("IllegalStateException"))
          .allSatisfy(line -> assertThat(line).doesNotContain("s3cret-canary"));
    }

    assertThat(outbox.get(one).lastReason())
        .endsWith(
            "the hook threw java.lang.IllegalStateException: no way to https://x/***** at all");
    assertThat(outbox.get(two).lastReason()).contains("StackOverflowError");
  }

  @Test
  void whatAHookSaysShowsNoSecretEither() {
    Letter letter = post(Letters.trigger("ops", "one"));
    ops.now(rejects("s3cret-canary is wrong", false));
    drain();
    assertThat(outbox.get(letter).lastReason()).isEqualTo("***** is wrong");
  }

  @Test
  void aHookThatHangsHoldsUpNoOther() throws Exception {
    CountDownLatch released = new CountDownLatch(1);
    for (int i = 0; i < 50; i++) {
      post(Letters.trigger("ops", "incident " + i));
    }
    post(Letters.trigger("chat", "one"));
    post(Letters.trigger("chat", "two"));
    ops.now(
        letter -> {
          awaitUninterrupted(released);
          return new Delivered();
        });

    try (Running running = new Running(dispatcher(), outbox, clock)) {
      await().until(() -> chat.taken().size() == 2);
      assertThat(ops.taken()).isEmpty();
      released.countDown();
      running.settle();
    }
    assertThat(ops.taken()).hasSize(50);
  }

  @Test
  void aHookThatHangsDoesNotHoldADrainBeyondItsLimit() {
    Letter letter = post(Letters.trigger("ops", "one"));
    CountDownLatch never = new CountDownLatch(1);
    ops.now(
        any -> {
          awaitUninterrupted(never);
          return new Delivered();
        });

    try (Dispatcher dispatcher = dispatcher()) {
      assertThat(dispatcher.drain(Duration.ofMillis(200)))
          .isEqualTo(new Drained(0, 0, 1, Set.of()));
    }
    never.countDown();
    assertThat(outbox.get(letter).state()).isEqualTo(State.PENDING);
  }

  @Test
  void aLetterToAHookThatIsNotThereWaitsWithoutAnAttemptHoweverLong() throws Exception {
    Letter elsewhere = post(Letters.trigger("pager", "one"));
    Letter good = post(Letters.trigger("ops", "one"));

    try (Running running = new Running(dispatcher(), outbox, clock)) {
      running.until(Letters.OPENED.plus(Duration.ofHours(25)));
    }

    assertThat(outbox.get(elsewhere).state()).isEqualTo(State.PENDING);
    assertThat(outbox.get(elsewhere).attempts()).isZero();
    assertThat(outbox.get(elsewhere).lastReason()).isNull();
    assertThat(ops.taken()).containsExactly(good);
    assertThat(drain()).as("it waits for others").isEqualTo(new Drained(0, 0, 0, Set.of()));
  }

  @Test
  void aNewLetterIsSeenAtOnceWhenTheLoopIsWoken() throws Exception {
    Dispatcher dispatcher = dispatcher();
    try (Running running = new Running(dispatcher, outbox, clock)) {
      for (int i = 0; i < 3; i++) {
        await().until(running::isWaiting);
        Letter letter = post(Letters.trigger("ops", "incident " + i));
        dispatcher.wake();
        // by itself it would look again after 5 s
        await().atMost(Duration.ofSeconds(4)).until(() -> ops.taken().contains(letter));
      }
    }
  }

  @Test
  void theLoopEndsWhenItIsClosed() throws Exception {
    Dispatcher dispatcher = dispatcher();
    Running running = new Running(dispatcher, outbox, clock);
    await().until(running::isWaiting);
    dispatcher.close();
    await().until(() -> !running.isAlive());
  }

  @Test
  void anInterruptEndsADrainAndIsKept() {
    post(Letters.trigger("ops", "one"));
    ops.now(
        any -> {
          awaitUninterrupted(new CountDownLatch(1));
          return new Delivered();
        });
    Thread.currentThread().interrupt();

    try (Dispatcher dispatcher = dispatcher()) {
      assertThat(dispatcher.drain(PLENTY).waiting()).isEqualTo(1);
    }
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void twoHooksOfOneNameAreRefused() {
    List<Hook> twice = List.of(ops, new RecordingHook("ops", TAKES));
    Redactor none = Redactor.of(List.of());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Dispatcher(outbox, twice, RetryPolicy.DEFAULT, clock, none))
        .withMessage("Hooks have distinct names, but two are named 'ops'");
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
  }
}
