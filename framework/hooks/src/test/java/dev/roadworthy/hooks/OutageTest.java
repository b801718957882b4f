package dev.roadworthy.hooks;

import static dev.roadworthy.hooks.Receiver.answering;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import dev.roadworthy.alerting.Letter;
import dev.roadworthy.alerting.Outbox;
import dev.roadworthy.alerting.Outbox.State;
import dev.roadworthy.hooks.http.Endpoint;
import dev.roadworthy.hooks.webhook.Webhook;
import dev.roadworthy.redaction.Redactor;
import dev.roadworthy.testkit.SettableClock;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Webhook, dispatcher and a real receiver, through what goes wrong. */
@Timeout(120)
class OutageTest {

  private final SettableClock clock = SettableClock.at("2026-11-02T09:30:00Z");
  private final MemoryOutbox outbox = new MemoryOutbox();
  private Receiver receiver;

  @BeforeEach
  void start() throws IOException {
    receiver = Receiver.that(answering(200));
  }

  @AfterEach
  void stop() throws IOException {
    receiver.close();
  }

  private Dispatcher dispatcher(Outbox box) {
    Webhook hook =
        new Webhook(
            new Endpoint("ops", receiver.url(), true, Duration.ofSeconds(30), "1"),
            null,
            Letters.SENDER,
            clock);
    return new Dispatcher(box, List.of(hook), RetryPolicy.DEFAULT, clock, Redactor.of(List.of()));
  }

  private List<String> arrived() {
    return receiver.received().stream().map(request -> request.header("webhook-id")).toList();
  }

  @Test
  void afterAnHourOfOutageEverythingArrivesOnceUnderOneIdAndInOrder() throws Exception {
    List<Letter> letters = new ArrayList<>();
    for (String incident : List.of("one", "two", "three")) {
      letters.add(Letters.trigger("ops", incident));
      letters.add(Letters.resolved("ops", incident));
    }
    letters.forEach(outbox::post);
    receiver.now(Misbehaviour.resetting());
    List<String> inTheOutage;

    try (Running running = new Running(dispatcher(outbox), outbox, clock)) {
      running.until(clock.instant().plus(Duration.ofHours(1)));
      running.settle();
      inTheOutage = arrived();
      assertThat(outbox.list(State.PENDING, 99)).hasSize(6);
      receiver.now(answering(200));
      running.until(clock.instant().plus(Duration.ofMinutes(10)));
      running.settle();
    }

    List<String> triggers = List.of(id(letters.get(0)), id(letters.get(2)), id(letters.get(4)));
    assertThat(inTheOutage).hasSizeGreaterThan(3 * 12).containsOnlyElementsOf(triggers);
    List<String> after = arrived().subList(inTheOutage.size(), arrived().size());
    assertThat(after)
        .containsExactlyInAnyOrderElementsOf(letters.stream().map(OutageTest::id).toList());
    for (int i = 0; i < letters.size(); i += 2) {
      assertThat(after).containsSubsequence(id(letters.get(i)), id(letters.get(i + 1)));
    }
    assertThat(outbox.list(State.DELIVERED, 99)).hasSize(6);
  }

  @Test
  void aCrashBetweenDeliveryAndItsRecordSendsTheLetterAgainUnderItsId() {
    Letter letter = Letters.trigger("ops", "one");
    outbox.post(letter);
    AtomicInteger crashes = new AtomicInteger(1);

    try (Dispatcher crashing = dispatcher(failingToRecord(crashes))) {
      assertThatIllegalStateException()
          .isThrownBy(() -> crashing.drain(Duration.ofSeconds(30)))
          .withMessage("disk full");
    }
    assertThat(outbox.get(letter).state()).isEqualTo(State.PENDING);

    try (Dispatcher restarted = dispatcher(outbox)) {
      assertThat(restarted.drain(Duration.ofSeconds(30))).isEqualTo(new Drained(1, 0, 0, Set.of()));
    }
    assertThat(arrived()).containsExactly(id(letter), id(letter));
  }

  @Test
  void anOutboxThatFailsForAWhileStopsNothingAndSendsNothingTwice() throws Exception {
    Letter letter = Letters.trigger("ops", "one");
    outbox.post(letter);
    AtomicInteger failures = new AtomicInteger(2);

    try (Running running = new Running(dispatcher(failingToRecord(failures)), outbox, clock)) {
      await().until(() -> outbox.get(letter).state() == State.DELIVERED);
      assertThat(running.isAlive()).isTrue();
    }
    assertThat(failures.get()).isNegative();
    assertThat(arrived()).containsExactly(id(letter));
  }

  private static String id(Letter letter) {
    return letter.id().value();
  }

  /** The outbox, but so many times it cannot record that something was delivered. */
  private Outbox failingToRecord(AtomicInteger times) {
    return (Outbox)
        Proxy.newProxyInstance(
            OutageTest.class.getClassLoader(),
            new Class<?>[] {Outbox.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("delivered") && times.getAndDecrement() > 0) {
                throw new IllegalStateException("disk full");
              }
              try {
                return method.invoke(outbox, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
