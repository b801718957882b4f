package dev.roadworthy.hooks.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import dev.roadworthy.alerting.Letter;
import dev.roadworthy.hooks.DeliveryResult;
import dev.roadworthy.hooks.DeliveryResult.Delivered;
import dev.roadworthy.hooks.DeliveryResult.Rejected;
import dev.roadworthy.hooks.Hook;
import dev.roadworthy.hooks.LetterText;
import dev.roadworthy.hooks.Letters;
import dev.roadworthy.hooks.Receiver;
import dev.roadworthy.hooks.RetryPolicy;
import dev.roadworthy.hooks.http.Endpoint;
import dev.roadworthy.schedule.DurationText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** docs/alerts.md says what is so. */
class AlertsPageTest {

  private final String page;

  AlertsPageTest() throws IOException {
    page = Files.readString(Path.of("..", "..", "docs", "alerts.md"));
  }

  private List<String> blocks(String language) {
    return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
        .matcher(page)
        .results()
        .map(result -> result.group(1))
        .toList();
  }

  private Map<String, String> tableRows() {
    Map<String, String> rows = new HashMap<>();
    for (MatchResult row :
        Pattern.compile("(?m)^\\| ([^|]+) \\| ([^|]+) \\|$").matcher(page).results().toList()) {
      rows.put(row.group(1), row.group(2));
    }
    return rows;
  }

  @Test
  void theExampleIsWhatIsSent() {
    JsonMapper json = JsonMapper.shared();
    String sent = new String(Payload.of(Letters.trigger(), Letters.SENDER), UTF_8);
    String example = blocks("json").get(0);
    assertThat(json.readTree(example)).isEqualTo(json.readTree(sent));
    assertThat(json.readTree(example).toString()).as("in the same order").isEqualTo(sent);
  }

  @Test
  void theWordsOfTheResolvedLetterAreWhatIsSent() {
    assertThat(blocks("text"))
        .contains(
            String.join("\n", LetterText.of(Letters.resolved(), Letters.SENDER).lines()) + "\n");
    Letter resolved = Letters.resolved();
    assertThat(new String(Payload.of(resolved, Letters.SENDER), UTF_8))
        .contains(
            "\"type\":\"incident.resolved\"",
            "\"status\":\"UP\"",
            "\"closedAt\":\"2026-11-02T09:11:30Z\"",
            "\"incident\":\"" + Letters.trigger().incident().id() + "\"");
  }

  @Test
  void theWordsOfAWatchAboutItselfAreWhatIsSent() {
    Letter letter = Letters.ofTheWatch(Letter.Kind.TRIGGER);
    assertThat(blocks("text"))
        .contains(String.join("\n", LetterText.of(letter, Letters.SENDER).lines()) + "\n");
  }

  @Test
  void theHeadersAreThoseOfTheExample() throws Exception {
    Map<String, String> headers = new HashMap<>();
    for (String line : blocks("http").get(0).strip().split("\n", -1)) {
      String[] parts = line.split(": ", 2);
      headers.put(parts[0], parts[1]);
    }
    String secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    String id = Letters.trigger().id().value();
    long timestamp = Letters.OPENED.plusSeconds(1).getEpochSecond();
    String body = new String(Payload.of(Letters.trigger(), Letters.SENDER), UTF_8);
    assertThat(page).contains(secret);
    assertThat(headers)
        .containsEntry("webhook-id", id)
        .containsEntry("webhook-timestamp", Long.toString(timestamp))
        .containsEntry("webhook-signature", new Webhook(secret).sign(id, timestamp, body))
        .hasSize(3);
  }

  @Test
  void everyFieldIsExplained() {
    JsonMapper.shared()
        .readTree(Payload.of(Letters.resolved(), Letters.SENDER))
        .get("data")
        .propertyNames()
        .forEach(name -> assertThat(tableRows()).containsKey("`data." + name + "`"));
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        200, 204, 299, 300, 302, 308, 400, 404, 408, 409, 410, 411, 425, 429, 499, 500, 503, 599
      })
  void theTableOfAnswersIsKept(int status) throws IOException {
    String said =
        tableRows().entrySet().stream()
            .filter(row -> List.of(row.getKey().split(", ", -1)).contains(status + ""))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElseGet(() -> classRow(status));
    DeliveryResult result;
    try (Receiver receiver = Receiver.that(Receiver.answering(status))) {
      result = hook(receiver).deliver(Letters.trigger());
    }
    if (result instanceof Delivered) {
      assertThat(said).startsWith("delivered");
    } else if (result instanceof Rejected rejected) {
      assertThat(said)
          .startsWith(rejected.disablesHook() ? "given up, and the hook is disabled" : "given up;");
    } else {
      assertThat(said).startsWith("tried again");
    }
  }

  private static Hook hook(Receiver receiver) {
    return new dev.roadworthy.hooks.webhook.Webhook(
        new Endpoint("ops", receiver.url(), true, Duration.ofSeconds(30), "1"),
        null,
        Letters.SENDER,
        InstantSource.system());
  }

  private String classRow(int status) {
    return tableRows().entrySet().stream()
        .filter(row -> List.of(row.getKey().split(", ", -1)).contains(status / 100 + "xx"))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theTableOfRetriesShowsTheDefaults() {
    RetryPolicy policy = RetryPolicy.DEFAULT;
    assertThat(tableRows())
        .containsEntry("longest wait after the first failure", text(policy.firstDelay()))
        .containsEntry("grows with each failure by a factor of", (int) policy.factor() + "")
        .containsEntry("and no further than", text(policy.longestDelay()))
        .containsEntry("a `Retry-After` is honoured up to", text(policy.longestRetryAfter()))
        .containsEntry("given up when it has waited", text(policy.giveUpAfter()))
        .containsEntry("or after so many attempts", policy.mostAttempts() + "");
  }

  private static String text(Duration duration) {
    return "`" + DurationText.format(duration) + "`";
  }
}
