package dev.roadworthy.hooks;

import static dev.roadworthy.hooks.Receiver.answering;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.alerting.Letter;
import dev.roadworthy.hooks.DeliveryResult.Delivered;
import dev.roadworthy.hooks.DeliveryResult.Rejected;
import dev.roadworthy.hooks.DeliveryResult.Retryable;
import dev.roadworthy.hooks.Receiver.Behaviour;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every hook that posts over HTTP makes of answers. */
public abstract class HttpHookContract extends HookContract {

  @Override
  protected Receiver receiver(Behaviour behaviour) throws IOException {
    return Receiver.that(behaviour);
  }

  @Override
  protected String arrived(Letter letter) throws IOException {
    try (Receiver receiver = receiver(taking())) {
      assertThat(hook(receiver.url(), PATIENT, true, NOW).deliver(letter))
          .isEqualTo(new Delivered());
      return new String(receiver.received().get(0).body(), UTF_8);
    }
  }

  @Override
  protected Behaviour taking() {
    return answering(200);
  }

  @Override
  protected String beginning() {
    return "HTTP/1.1 200 OK\r\nX-";
  }

  @Override
  protected List<String> secrets() {
    return List.of(TOKEN, QUERY_TOKEN);
  }

  @Test
  void whatItSaysBackIsMasked() throws IOException {
    String echo = String.join(" ", secrets()) + " " + SECRET_PATH;
    retryable(Misbehaviour.cuttingShort(beginning() + echo + "\r\n"), PATIENT);
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
    try (Receiver elsewhere = receiver(answering(200))) {
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
  void interimAnswersWithoutEndAreNotHeardToTheirEnd() throws IOException {
    Behaviour processing = Misbehaviour.repeating("", "HTTP/1.1 102 Processing\r\n\r\n");
    assertThat(retryable(processing, PATIENT).reason()).contains("larger than allowed");
  }

  @Test
  void aReceiverThatHangsUpIsSaidToHaveClosed() throws IOException {
    assertThat(retryable(Misbehaviour.hangingUp(), PATIENT).reason()).contains("closed");
  }

  @Test
  void aReceiverThatResetsIsSaidToHaveReset() throws IOException {
    assertThat(retryable(Misbehaviour.resetting(), PATIENT).reason()).containsIgnoringCase("reset");
  }

  @ParameterizedTest
  @ValueSource(strings = {"HT", "HTTP/1.1 2", "HTTP/1.1 200 OK\r\nContent-Le"})
  void aHeadThatIsCutShortIsNoAnswer(String head) throws IOException {
    assertThat(retryable(Misbehaviour.cuttingShort(head), PATIENT).reason()).isNotBlank();
  }

  @Test
  void headersWithoutEndAreNoAnswer() throws IOException {
    Behaviour many = Misbehaviour.repeating("HTTP/1.1 200 OK\r\n", "X: a\r\n");
    assertThat(retryable(many, PATIENT).reason()).contains("larger than allowed");
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
}
