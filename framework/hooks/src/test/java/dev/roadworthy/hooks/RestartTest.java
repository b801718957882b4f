package dev.roadworthy.hooks;

import static dev.roadworthy.hooks.Receiver.answering;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.alerting.AlertPolicy;
import dev.roadworthy.alerting.Decider;
import dev.roadworthy.alerting.Letter;
import dev.roadworthy.alerting.Outbox.Posted;
import dev.roadworthy.alerting.Outbox.State;
import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.evaluation.Thresholds;
import dev.roadworthy.history.CheckKey;
import dev.roadworthy.hooks.http.Endpoint;
import dev.roadworthy.hooks.webhook.Webhook;
import dev.roadworthy.redaction.Redactor;
import dev.roadworthy.run.Round;
import dev.roadworthy.run.Run;
import dev.roadworthy.store.Store;
import dev.roadworthy.testkit.Checks;
import dev.roadworthy.testkit.Ingests;
import dev.roadworthy.testkit.Rounds;
import dev.roadworthy.testkit.Runs;
import dev.roadworthy.testkit.SettableClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From a run to the receiver over a real database, with a restart after every step. */
@Timeout(60)
class RestartTest {

  private static final CheckSpec CHECK = Checks.check("landing").owner("web").build();
  private static final Round ROUND = Rounds.in("production").build();

  private final SettableClock clock = SettableClock.at(Rounds.START.plusSeconds(600));
  private final Decider decider =
      new Decider(new AlertPolicy(new Thresholds(1, 1, 1), List.of("ops")));

  @TempDir private Path folder;

  private Store open() {
    return Store.sqlite(folder.resolve("history.db"));
  }

  private List<Letter> decide(Runs begun, int minute) {
    try (Store store = open()) {
      Run run = begun.of(ROUND).at(Rounds.START.plusSeconds(60L * minute)).build();
      store.history().append(Ingests.of(ROUND).check(CHECK).waiting(run).build());
      var decision =
          decider.decide(
              CHECK,
              store.decisions().state(new CheckKey("production", CHECK.id())),
              store.history().window(run.id(), decider.runsNeeded()),
              run.startedAt().plusSeconds(1));
      assertThat(store.decisions().commit(decision)).isTrue();
      return decision.letters();
    }
  }

  private Drained drain(Receiver receiver) {
    Webhook hook =
        new Webhook(
            new Endpoint("ops", receiver.url(), true, Duration.ofSeconds(30), "1"),
            null,
            Letters.SENDER,
            clock);
    try (Store store = open();
        Dispatcher dispatcher =
            new Dispatcher(
                store.outbox(),
                List.of(hook),
                RetryPolicy.DEFAULT,
                clock,
                Redactor.of(List.of()))) {
      return dispatcher.drain(Duration.ofSeconds(30));
    }
  }

  private List<Posted> posted(State state) {
    try (Store store = open()) {
      return store.outbox().list(state, 9);
    }
  }

  @Test
  void whatADeadReceiverMissedArrivesInOrderAfterTheRestartThatFindsItAlive() throws IOException {
    try (Receiver receiver = Receiver.that(answering(503, "Retry-After: 600"))) {
      List<Letter> letters = new ArrayList<>(decide(Runs.failed("landing"), 1));
      letters.addAll(decide(Runs.passed("landing"), 2));
      assertThat(letters).hasSize(2);

      assertThat(drain(receiver)).isEqualTo(new Drained(0, 0, 2, Set.of()));
      assertThat(drain(receiver)).isEqualTo(new Drained(0, 0, 2, Set.of()));
      assertThat(receiver.received()).as("it asked to wait").hasSize(1);

      clock.advance(Duration.ofMinutes(10));
      receiver.now(answering(200));
      assertThat(drain(receiver)).isEqualTo(new Drained(2, 0, 0, Set.of()));

      String trigger = letters.get(0).id().value();
      String resolved = letters.get(1).id().value();
      assertThat(receiver.received())
          .extracting(request -> request.header("webhook-id"))
          .containsExactly(trigger, trigger, resolved);
      assertThat(posted(State.DELIVERED)).hasSize(2);
    }
  }

  @Test
  void aLetterThatWasRefusedIsKeptWithItsReasonAndRedeliveredUnderItsId() throws IOException {
    try (Receiver receiver = Receiver.that(answering(404))) {
      Letter letter = decide(Runs.failed("landing"), 1).get(0);
      assertThat(drain(receiver)).isEqualTo(new Drained(0, 1, 0, Set.of()));
      assertThat(posted(State.DEAD))
          .singleElement()
          .satisfies(it -> assertThat(it.lastReason()).contains("answered 404"));

      try (Store store = open()) {
        assertThat(store.outbox().redeliver(letter.id(), clock.instant())).isTrue();
      }
      receiver.now(answering(200));
      assertThat(drain(receiver)).isEqualTo(new Drained(1, 0, 0, Set.of()));
      assertThat(receiver.received())
          .extracting(request -> request.header("webhook-id"))
          .containsExactly(letter.id().value(), letter.id().value());
    }
  }
}
