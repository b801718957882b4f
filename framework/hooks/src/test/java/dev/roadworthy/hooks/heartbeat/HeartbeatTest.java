package dev.roadworthy.hooks.heartbeat;

import static dev.roadworthy.hooks.Receiver.answering;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import dev.roadworthy.hooks.HookContract;
import dev.roadworthy.hooks.LogCapture;
import dev.roadworthy.hooks.Misbehaviour;
import dev.roadworthy.hooks.Receiver;
import dev.roadworthy.hooks.Receiver.Behaviour;
import dev.roadworthy.hooks.http.Endpoint;
import dev.roadworthy.redaction.Redactor;
import dev.roadworthy.testkit.SettableClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HeartbeatTest {

  private static final Instant NOW = Instant.parse("2026-11-02T09:00:00Z");
  private static final Duration SOON = Duration.ofMillis(5);

  private final AtomicBoolean healthy = new AtomicBoolean(true);
  private final LogCapture logs = new LogCapture();
  private Receiver receiver;

  @BeforeEach
  void start() throws IOException {
    receiver = Receiver.that(answering(200));
  }

  @AfterEach
  void stopAndShowNoSecret() throws IOException {
    receiver.close();
    logs.close();
    assertThat(logs.lines())
        .allSatisfy(
            line -> assertThat(line).doesNotContain(HookContract.SECRET_PATH, "T0KEN-canary"));
  }

  private Heartbeat heartbeat(boolean allowPrivateAddress) {
    Endpoint endpoint =
        new Endpoint(
            "heartbeat", receiver.url(), allowPrivateAddress, Duration.ofMillis(300), "1.2.3");
    return new Heartbeat(
        new HeartbeatSettings(endpoint, SOON),
        SettableClock.at(NOW.toString()),
        Redactor.of(List.of()));
  }

  private static Beat last(Heartbeat heartbeat) {
    return heartbeat.last().orElseThrow();
  }

  private static void awaitLast(Heartbeat heartbeat, boolean arrived) {
    await().until(() -> heartbeat.last().filter(beat -> beat.arrived() == arrived).isPresent());
  }

  private List<String> said() {
    return logs.lines().stream().filter(line -> line.contains("The heartbeat")).toList();
  }

  @Test
  void itPostsNothingOverAndOverWhileAllIsWell() {
    try (Heartbeat heartbeat = heartbeat(true)) {
      assertThat(heartbeat.last()).isEmpty();
      heartbeat.start(healthy::get);
      await().until(() -> receiver.received().size() >= 3);
      assertThat(last(heartbeat)).isEqualTo(new Beat(NOW, null));
    }
    Receiver.Request request = receiver.received().get(0);
    assertThat(request.line()).isEqualTo("POST " + HookContract.SECRET_PATH + " HTTP/1.1");
    assertThat(request.header("user-agent")).isEqualTo("Roadworthy/1.2.3");
    assertThat(request.body()).isEmpty();
    assertThat(said())
        .containsExactly("INFO The heartbeat arrives at http://127.0.0.1:" + receiver.port());
  }

  @Test
  void itFallsSilentWhileTheWatchIsNotWellAndBeatsAgainAfterwards() {
    AtomicInteger asked = new AtomicInteger();
    healthy.set(false);
    try (Heartbeat heartbeat = heartbeat(true)) {
      heartbeat.start(
          () -> {
            asked.incrementAndGet();
            return healthy.get();
          });
      await().until(() -> asked.get() > 3);
      assertThat(receiver.connections()).isZero();
      assertThat(said()).containsExactly("WARN The heartbeat is withheld: the watch is not well");
      healthy.set(true);
      awaitLast(heartbeat, true);
    }
  }

  @Test
  void aQuestionThatThrowsIsSilenceAndNotTheEnd() {
    AtomicInteger asked = new AtomicInteger();
    try (Heartbeat heartbeat = heartbeat(true)) {
      heartbeat.start(
          () -> {
            if (asked.incrementAndGet() < 3) {
              throw new IllegalStateException("locked");
            }
            return true;
          });
      awaitLast(heartbeat, true);
    }
    assertThat(said())
        .hasSize(2)
        .first()
        .isEqualTo("WARN The heartbeat is withheld: java.lang.IllegalStateException: locked");
  }

  private void failsWith(Behaviour behaviour, String reason) {
    receiver.now(behaviour);
    try (Heartbeat heartbeat = heartbeat(true)) {
      heartbeat.start(healthy::get);
      int before = receiver.connections();
      await().until(() -> receiver.connections() > before + 2);
      awaitLast(heartbeat, false);
      assertThat(last(heartbeat).failure()).contains(reason);
      receiver.now(answering(200));
      awaitLast(heartbeat, true);
    }
    assertThat(said())
        .as("logged once for each change")
        .filteredOn(line -> line.contains("does not arrive"))
        .hasSize(1);
  }

  @Test
  void aReceiverThatIsDownIsTriedWithTheNextBeatAndNamedOnce() {
    failsWith(answering(503), "answered 503");
  }

  @Test
  void aReceiverThatNeverAnswersHoldsNobodyUp() {
    failsWith(Misbehaviour.silent(), "within 300 ms");
  }

  @Test
  void aRedirectIsNotFollowed() throws IOException {
    try (Receiver elsewhere = Receiver.that(answering(200))) {
      failsWith(answering(302, "Location: " + elsewhere.url()), "redirects are not followed");
      assertThat(elsewhere.connections()).isZero();
    }
  }

  @Test
  void thisMachineIsRefusedUnlessAllowed() {
    try (Heartbeat heartbeat = heartbeat(false)) {
      heartbeat.start(healthy::get);
      awaitLast(heartbeat, false);
      assertThat(last(heartbeat).failure()).contains("allowPrivateAddress: true");
      assertThat(receiver.connections()).isZero();
    }
  }

  @Test
  void itEndsWhenItIsClosed() {
    AtomicInteger asked = new AtomicInteger();
    Heartbeat heartbeat = heartbeat(true);
    heartbeat.start(
        () -> {
          asked.incrementAndGet();
          return false;
        });
    await().until(() -> asked.get() > 0);
    heartbeat.close();
    await()
        .until(
            () ->
                Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getName().equals("roadworthy-heartbeat")));
  }

  @Test
  void aPauseThatIsNoneIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new HeartbeatSettings(
                    new Endpoint("heartbeat", receiver.url(), true, Duration.ofSeconds(1), "1"),
                    Duration.ZERO))
        .withMessage("every must be positive, but was PT0S");
  }
}
