package dev.roadworthy.hooks;

import static dev.roadworthy.hooks.Receiver.answering;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.roadworthy.hooks.DeliveryResult.Delivered;
import dev.roadworthy.hooks.DeliveryResult.Rejected;
import dev.roadworthy.hooks.DeliveryResult.Retryable;
import dev.roadworthy.hooks.Receiver.Behaviour;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
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
 * What every hook that posts over HTTP makes of receivers, the good and the bad, on real sockets.
 * After each test nothing secret stands in a result, a log line or the hook's own text.
 */
@Timeout(60)
public abstract class HookContract {

  private static final String TOKEN = "T0KEN-canary-4f9d1c";
  private static final String QUERY_TOKEN = "Qu3ry-canary-77aa10";

  /** Path and query of every receiver, with a token in each. */
  public static final String SECRET_PATH = "/hooks/" + TOKEN + "?code=" + QUERY_TOKEN;

  private static final Instant NOW = Instant.parse("2026-11-02T09:00:31Z");

  /** Long enough for a loaded machine, where an answer is expected. */
  private static final Duration PATIENT = Duration.ofSeconds(30);

  /** Where none is. */
  private static final Duration IMPATIENT = Duration.ofMillis(300);

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

  /** What must never be shown, beyond the tokens in the URL. */
  protected abstract List<String> secrets();

  private DeliveryResult deliver(URI target, Duration timeout, boolean allowPrivateAddress) {
    hook = hook(target, timeout, allowPrivateAddress, NOW);
    result = hook.deliver(Letters.trigger());
    return result;
  }

  private DeliveryResult deliverTo(Behaviour behaviour, Duration timeout) throws IOException {
    try (Receiver receiver = Receiver.that(behaviour)) {
      DeliveryResult answer = deliver(receiver.url(), timeout, true);
      assertThat(receiver.connections()).as("attempts").isEqualTo(1);
      await("the connection is closed").until(() -> receiver.finished() == 1);
      return answer;
    }
  }

  private Retryable retryable(Behaviour behaviour, Duration timeout) throws IOException {
    DeliveryResult answer = deliverTo(behaviour, timeout);
    assertThat(answer).isInstanceOf(Retryable.class);
    return (Retryable) answer;
  }

  private Rejected rejected(Behaviour behaviour) throws IOException {
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
    List<String> secrets = new ArrayList<>(secrets());
    secrets.addAll(List.of(TOKEN, QUERY_TOKEN));
    assertThat(shown)
        .allSatisfy(line -> assertThat(line).doesNotContain(secrets.toArray(new String[0])));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 204, 299})
  void aSuccessIsDelivered(int status) throws IOException {
    assertThat(deliverTo(answering(status), PATIENT)).isEqualTo(new Delivered());
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504, 599})
  void aPassingTroubleIsRetryable(int status) throws IOException {
    Retryable failed = retryable(answering(status), PATIENT);
    assertThat(failed.reason()).contains("answered " + status);
    assertThat(failed.retryAfter()).isNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 405, 413, 422, 451})
  void aRefusalIsRejectedAndTheHookGoesOn(int status) throws IOException {
    Rejected refused = rejected(answering(status));
    assertThat(refused.reason()).contains("answered " + status);
    assertThat(refused.disablesHook()).isFalse();
  }

  @Test
  void goneDisablesTheHook() throws IOException {
    assertThat(rejected(answering(410)).disablesHook()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void retryAfterInSecondsIsHonoured(int status) throws IOException {
    assertThat(retryable(answering(status, "Retry-After: 120"), PATIENT).retryAfter())
        .isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void retryAfterAsADateIsHonoured() throws IOException {
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(NOW.plusSeconds(90).atOffset(ZoneOffset.UTC));
    assertThat(retryable(answering(429, "Retry-After: " + date), PATIENT).retryAfter())
        .isEqualTo(Duration.ofSeconds(90));
  }

  @Test
  void anUnreadableRetryAfterIsIgnored() throws IOException {
    assertThat(retryable(answering(429, "Retry-After: soon"), PATIENT).retryAfter()).isNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void aRedirectIsNotFollowed(int status) throws IOException {
    try (Receiver elsewhere = Receiver.that(answering(200))) {
      Rejected refused = rejected(answering(status, "Location: " + elsewhere.url()));
      assertThat(refused.reason())
          .contains("answered " + status, "points to http://127.0.0.1:" + elsewhere.port());
      assertThat(refused.disablesHook()).isFalse();
      assertThat(elsewhere.connections()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://169.254.169.254/latest/meta-data/" + TOKEN,
        "/moved/" + TOKEN,
        "//" + TOKEN + ".example/",
        "http://" + TOKEN + ".example/",
        "http://" + TOKEN + ":x@%%%",
        "\u00ff\u00fe",
        ""
      })
  void aRedirectToAnywhereElseIsRejectedToo(String location) throws IOException {
    assertThat(rejected(answering(307, "Location: " + location)).reason()).contains("answered 307");
  }

  @Test
  void aReceiverThatIsDownIsTriedAgain() throws IOException {
    Receiver receiver = Receiver.that(answering(200));
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
  void aHeadThatTricklesIsGivenUpAtTheDeadline() throws IOException {
    assertThat(retryable(Misbehaviour.trickling("HTTP/1.1 200 OK\r\nX: "), IMPATIENT).reason())
        .contains("within 300 ms");
  }

  @Test
  void interimAnswersWithoutEndAreGivenUpAtTheDeadline() throws IOException {
    Behaviour processing = Misbehaviour.repeating("", "HTTP/1.1 102 Processing\r\n\r\n");
    assertThat(retryable(processing, IMPATIENT).reason()).contains("within 300 ms");
  }

  @Test
  void aReceiverThatHangsUpIsTriedAgain() throws IOException {
    assertThat(retryable(Misbehaviour.hangingUp(), PATIENT).reason()).contains("closed");
  }

  @Test
  void aReceiverThatResetsIsTriedAgain() throws IOException {
    assertThat(retryable(Misbehaviour.resetting(), PATIENT).reason()).containsIgnoringCase("reset");
  }

  @ParameterizedTest
  @ValueSource(strings = {"HT", "HTTP/1.1 2", "HTTP/1.1 200 OK\r\nContent-Le"})
  void aHeadThatIsCutShortIsNoAnswer(String head) throws IOException {
    assertThat(retryable(Misbehaviour.cuttingShort(head), PATIENT).reason()).isNotBlank();
  }

  @Test
  void aHeaderWithoutEndIsNoAnswer() throws IOException {
    Behaviour huge = Misbehaviour.repeating("HTTP/1.1 200 OK\r\nX: ", "a".repeat(8192));
    assertThat(retryable(huge, PATIENT).reason()).contains("larger than allowed");
  }

  @Test
  void headersWithoutEndAreNoAnswer() throws IOException {
    Behaviour many = Misbehaviour.repeating("HTTP/1.1 200 OK\r\n", "X: a\r\n");
    assertThat(retryable(many, PATIENT).reason()).contains("larger than allowed");
  }

  @Test
  void whatIsNotHttpIsNoAnswer() throws IOException {
    assertThat(retryable(Misbehaviour.speakingSsh(), PATIENT).reason()).isNotBlank();
  }

  @Test
  void aBodyThatIsCutShortDoesNotUndoASuccess() throws IOException {
    String body = "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nthanks";
    assertThat(deliverTo(Misbehaviour.cuttingShort(body), PATIENT)).isEqualTo(new Delivered());
  }

  @Test
  void aBodyWithoutEndIsNotReadToItsEnd() throws IOException {
    Behaviour endless = Misbehaviour.repeating("HTTP/1.1 200 OK\r\n\r\n", "a".repeat(65536));
    assertThat(deliverTo(endless, PATIENT)).isEqualTo(new Delivered());
  }

  @Test
  @Timeout(20) // less than PATIENT: it is not the attempt's deadline that ends it
  void aBodyThatTricklesIsNotWaitedFor() throws IOException {
    Behaviour slow = Misbehaviour.trickling("HTTP/1.1 200 OK\r\n\r\n");
    assertThat(deliverTo(slow, PATIENT)).isEqualTo(new Delivered());
  }

  @Test
  void thisMachineIsRefusedUnlessAllowed() throws IOException {
    try (Receiver receiver = Receiver.that(answering(200))) {
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
    assertThat(answer.toString()).contains("no letter is ever sent");
  }
}
