package dev.roadworthy.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.roadworthy.alerting.Letter;
import dev.roadworthy.alerting.Outbox.State;
import dev.roadworthy.hooks.DeliveryResult.Delivered;
import dev.roadworthy.hooks.DeliveryResult.Rejected;
import dev.roadworthy.hooks.DeliveryResult.Retryable;
import dev.roadworthy.hooks.Receiver.Behaviour;
import dev.roadworthy.redaction.Redactor;
import dev.roadworthy.testkit.SettableClock;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every hook makes of receivers, the good and the bad, on real sockets. After each test
 * nothing secret stands in a result, a log line, the outbox or the hook's own text.
 */
@Timeout(60)
public abstract class HookContract {

  protected static final String TOKEN = "T0KEN-canary-4f9d1c";
  protected static final String QUERY_TOKEN = "Qu3ry-canary-77aa10";

  /** Path and query of every receiver, with a token in each. */
  public static final String SECRET_PATH = "/hooks/" + TOKEN + "?code=" + QUERY_TOKEN;

  protected static final Instant NOW = Instant.parse("2026-11-02T09:00:31Z");

  /** Long enough for a loaded machine, where an answer is expected. */
  protected static final Duration PATIENT = Duration.ofSeconds(30);

  /** Where none is. */
  protected static final Duration IMPATIENT = Duration.ofMillis(300);

  private final MemoryOutbox outbox = new MemoryOutbox();
  private final LogCapture logs = new LogCapture();
  private @Nullable Hook hook;
  private @Nullable DeliveryResult result;

  /**
   * The hook that is tested.
   *
   * @param target where it delivers
   * @param timeout for one attempt
   * @param allowPrivateAddress whether it may deliver to this machine
   * @param now its clock stands there
   */
  protected abstract Hook hook(
      URI target, Duration timeout, boolean allowPrivateAddress, Instant now);

  /** What must never be shown; one at least. */
  protected abstract List<String> secrets();

  /** A receiver that first reads what is sent to it. */
  protected abstract Receiver receiver(Behaviour behaviour) throws IOException;

  /** Takes the letter. */
  protected abstract Behaviour taking();

  /** Begins an answer. */
  protected abstract String beginning();

  /** What is read of a letter where it arrives. */
  protected abstract String arrived(Letter letter) throws Exception;

  protected DeliveryResult deliver(URI target, Duration timeout, boolean allowPrivateAddress) {
    hook = hook(target, timeout, allowPrivateAddress, NOW);
    result = hook.deliver(Letters.trigger());
    return result;
  }

  protected DeliveryResult deliverTo(Behaviour behaviour, Duration timeout) throws IOException {
    try (Receiver receiver = receiver(behaviour)) {
      DeliveryResult answer = deliver(receiver.url(), timeout, true);
      assertThat(receiver.connections()).as("attempts").isEqualTo(1);
      await("the connection is closed").until(() -> receiver.finished() == 1);
      return answer;
    }
  }

  protected Retryable retryable(Behaviour behaviour, Duration timeout) throws IOException {
    DeliveryResult answer = deliverTo(behaviour, timeout);
    assertThat(answer).isInstanceOf(Retryable.class);
    return (Retryable) answer;
  }

  protected Rejected rejected(Behaviour behaviour) throws IOException {
    DeliveryResult answer = deliverTo(behaviour, PATIENT);
    assertThat(answer).isInstanceOf(Rejected.class);
    return (Rejected) answer;
  }

  @BeforeEach
  void theLogIsHeard() {
    assertThat(logs.lines()).isEmpty();
  }

  @AfterEach
  void nothingSecretIsShown() {
    List<String> shown = new ArrayList<>(logs.lines());
    logs.close();
    shown.add(String.valueOf(result));
    shown.add(String.valueOf(hook));
    for (State state : State.values()) {
      outbox.list(state, 9).forEach(posted -> shown.add(posted.toString()));
    }
    assertThat(shown)
        .allSatisfy(line -> assertThat(line).doesNotContain(secrets().toArray(new String[0])));
  }

  @Test
  void aReceiverThatIsWellGetsTheLetter() throws IOException {
    assertThat(deliverTo(taking(), PATIENT)).isEqualTo(new Delivered());
  }

  @Test
  void whoReadsALetterLearnsWhereToLook() throws Exception {
    for (Letter letter : List.of(Letters.trigger(), Letters.resolved())) {
      assertThat(arrived(letter))
          .contains(
              "https://status.example/",
              "on watch-1",
              "roadworthy incidents show 3e072748 --home /var/lib/roadworthy");
    }
  }

  @Test
  void aReceiverThatIsDownIsTriedAgain() throws IOException {
    Receiver receiver = receiver(taking());
    URI url = receiver.url();
    receiver.close();
    DeliveryResult answer = deliver(url, PATIENT, true);
    assertThat(answer).isInstanceOf(Retryable.class);
    assertThat(answer.toString()).containsIgnoringCase("refused");
  }

  @Test
  void aNameThatDoesNotResolveIsTriedAgain() {
    DeliveryResult answer =
        deliver(URI.create("http://hooks.invalid" + SECRET_PATH), PATIENT, true);
    assertThat(answer).isInstanceOf(Retryable.class);
    assertThat(answer.toString()).contains("does not resolve");
  }

  @Test
  void aReceiverThatNeverAnswersIsGivenUpAtTheDeadline() throws IOException {
    assertThat(retryable(Misbehaviour.silent(), IMPATIENT).reason()).contains("within 300 ms");
  }

  @Test
  void thisMachineIsRefusedUnlessAllowed() throws IOException {
    try (Receiver receiver = receiver(taking())) {
      DeliveryResult answer = deliver(receiver.url(), PATIENT, false);
      assertThat(answer).isInstanceOf(Rejected.class);
      assertThat(answer.toString()).contains("127.0.0.1", "allowPrivateAddress: true");
      assertThat(receiver.connections()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "169.254.169.254",
        "[::ffff:169.254.169.254]",
        "[64:ff9b::a9fe:a9fe]",
        "[fd00:ec2::254]",
        "[fe80::1]",
        "0.0.0.0",
        "2852039166"
      })
  void metadataAndLinkLocalAddressesAreRefusedEvenIfPrivateOnesAreAllowed(String host) {
    DeliveryResult answer = deliver(URI.create("http://" + host + SECRET_PATH), PATIENT, true);
    assertThat(answer).isInstanceOf(Rejected.class);
    assertThat(answer.toString()).contains("nothing is ever sent");
  }

  @Test
  void anAnswerThatTricklesIsGivenUpAtTheDeadline() throws IOException {
    assertThat(retryable(Misbehaviour.trickling(beginning()), IMPATIENT).reason())
        .contains("within 300 ms");
  }

  @Test
  void aReceiverThatIsSlowIsWaitedFor() throws IOException {
    assertThat(deliverTo(Misbehaviour.slowly(taking()), PATIENT)).isEqualTo(new Delivered());
  }

  @Test
  void aReceiverThatHangsUpIsTriedAgain() throws IOException {
    assertThat(retryable(Misbehaviour.hangingUp(), PATIENT).reason()).isNotBlank();
  }

  @Test
  void aReceiverThatResetsIsTriedAgain() throws IOException {
    assertThat(retryable(Misbehaviour.resetting(), PATIENT).reason()).isNotBlank();
  }

  @Test
  void anAnswerThatIsCutShortIsNone() throws IOException {
    assertThat(retryable(Misbehaviour.cuttingShort(beginning()), PATIENT).reason()).isNotBlank();
  }

  @Test
  void anAnswerWithoutEndIsNotHeardToItsEnd() throws IOException {
    Behaviour huge = Misbehaviour.repeating(beginning(), "a".repeat(8192));
    assertThat(retryable(huge, PATIENT).reason()).contains("larger than allowed");
  }

  @Test
  void whatSpeaksAnotherLanguageIsTriedAgain() throws IOException {
    assertThat(retryable(Misbehaviour.speakingSsh(), PATIENT).reason()).isNotBlank();
  }

  @Test
  void afterAnHourOfOutageTheLetterArrives() throws Exception {
    SettableClock clock = SettableClock.at(NOW.toString());
    Letter letter = Letters.trigger();
    outbox.post(letter);
    try (Receiver receiver = receiver(Misbehaviour.hangingUp())) {
      hook = hook(receiver.url(), PATIENT, true, NOW);
      Dispatcher dispatcher =
          new Dispatcher(outbox, List.of(hook), RetryPolicy.DEFAULT, clock, Redactor.of(List.of()));
      try (Running running = new Running(dispatcher, outbox, clock)) {
        running.until(NOW.plus(Duration.ofHours(1)));
        running.settle();
        assertThat(outbox.get(letter).attempts()).isGreaterThan(12);
        receiver.now(taking());
        running.until(NOW.plus(Duration.ofHours(1)).plus(Duration.ofMinutes(10)));
        running.settle();
        await().until(() -> outbox.get(letter).state() == State.DELIVERED);
      }
    }
  }
}
