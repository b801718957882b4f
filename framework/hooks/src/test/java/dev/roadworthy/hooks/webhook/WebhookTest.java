package dev.roadworthy.hooks.webhook;

import static dev.roadworthy.hooks.Receiver.answering;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.roadworthy.alerting.Letter;
import dev.roadworthy.hooks.DeliveryResult.Delivered;
import dev.roadworthy.hooks.DeliveryResult.Retryable;
import dev.roadworthy.hooks.Letters;
import dev.roadworthy.hooks.Receiver;
import dev.roadworthy.hooks.Receiver.Request;
import dev.roadworthy.hooks.http.Endpoint;
import dev.roadworthy.testkit.SettableClock;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(60)
class WebhookTest {

  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private Receiver receiver;

  @BeforeEach
  void start() throws IOException {
    receiver = Receiver.that(answering(200));
  }

  @AfterEach
  void stop() throws IOException {
    receiver.close();
  }

  private dev.roadworthy.hooks.webhook.Webhook hook(@Nullable String secret, InstantSource clock) {
    WebhookKey key = secret == null ? null : WebhookKey.parse(secret);
    return new dev.roadworthy.hooks.webhook.Webhook(
        new Endpoint("ops", receiver.url(), true, Duration.ofSeconds(30), "1.2.3"),
        key,
        Letters.SENDER,
        clock);
  }

  private static Map<String, List<String>> headers(Request request) {
    return request.headers().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));
  }

  @Test
  void theIndependentLibraryOfTheSpecificationVerifiesWhatArrives() throws Exception {
    assertThat(hook(SECRET, InstantSource.system()).deliver(Letters.trigger()))
        .isEqualTo(new Delivered());

    Request request = receiver.received().get(0);
    String body = new String(request.body(), UTF_8);
    Webhook independent = new Webhook(SECRET);
    assertThatCode(() -> independent.verify(body, headers(request))).doesNotThrowAnyException();
    assertThatExceptionOfType(WebhookVerificationException.class)
        .isThrownBy(() -> independent.verify(body + " ", headers(request)));
  }

  @Test
  void whatIsKnownToHaveChangedIsAFieldAndStandsInTheText() {
    hook(null, InstantSource.system()).deliver(Letters.trigger());
    hook(null, InstantSource.system()).deliver(Letters.triggerAfter("application 1.4.2 -> 1.4.3"));

    List<JsonNode> data =
        receiver.received().stream()
            .map(request -> JsonMapper.shared().readTree(request.body()).get("data"))
            .toList();
    assertThat(data.get(0).has("changed")).isFalse();
    assertThat(data.get(1).get("changed").asString()).isEqualTo("application 1.4.2 -> 1.4.3");
    assertThat(data.get(1).get("text").asString()).contains("; application 1.4.2 -> 1.4.3 after ");
  }

  @Test
  void whereToLookIsInFields() {
    hook(null, InstantSource.system()).deliver(Letters.trigger());
    hook(null, InstantSource.system()).deliver(Letters.ofTheWatch(Letter.Kind.TRIGGER));

    List<JsonNode> data =
        receiver.received().stream()
            .map(request -> JsonMapper.shared().readTree(request.body()).get("data"))
            .toList();
    assertThat(data)
        .allSatisfy(
            each -> {
              assertThat(each.at("/sender/host").asString()).isEqualTo("watch-1");
              assertThat(each.at("/sender/home").asString()).isEqualTo("/var/lib/roadworthy");
              assertThat(each.get("statusPage").asString()).isEqualTo("https://status.example/");
            });
    assertThat(data.get(0).get("command").asString())
        .isEqualTo("roadworthy incidents show 3e072748 --home /var/lib/roadworthy");
    assertThat(data.get(1).has("command")).isFalse();
  }

  @Test
  void everyAttemptCarriesTheIdOfItsLetterAndATimestampOfItsOwn() throws Exception {
    SettableClock clock = SettableClock.at("2026-11-02T09:00:31.900Z");
    Letter letter = Letters.trigger();
    receiver.now(answering(503));
    assertThat(hook(SECRET, clock).deliver(letter)).isInstanceOf(Retryable.class);
    clock.advance(Duration.ofMinutes(2));
    assertThat(hook(SECRET, clock).deliver(letter)).isInstanceOf(Retryable.class);

    Request first = receiver.received().get(0);
    Request second = receiver.received().get(1);
    assertThat(first.header("webhook-id")).isEqualTo(letter.id().value());
    assertThat(second.header("webhook-id")).isEqualTo(letter.id().value());
    assertThat(first.header("webhook-timestamp")).isEqualTo("1793610031");
    assertThat(second.header("webhook-timestamp")).isEqualTo("1793610151");
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.header("webhook-signature")).isNotEqualTo(first.header("webhook-signature"));
    assertThat(
            WebhookKey.parse(SECRET)
                .verify(
                    second.header("webhook-id"),
                    second.header("webhook-timestamp"),
                    second.header("webhook-signature"),
                    second.body(),
                    clock.instant()))
        .isTrue();
  }

  @Test
  void theRequestNamesItsSenderAndItsContent() {
    hook(SECRET, InstantSource.system()).deliver(Letters.trigger());
    Request request = receiver.received().get(0);
    assertThat(request.header("user-agent")).isEqualTo("Roadworthy/1.2.3");
    assertThat(request.header("content-type")).isEqualTo("application/json; charset=UTF-8");
  }

  @Test
  void withoutASecretNothingIsSigned() {
    hook(null, InstantSource.system()).deliver(Letters.trigger());
    assertThat(receiver.received().get(0).headers())
        .containsKeys("webhook-id", "webhook-timestamp")
        .doesNotContainKey("webhook-signature");
  }
}
