package dev.roadworthy.hooks.slack;

import static dev.roadworthy.hooks.Receiver.write;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.alerting.Letter;
import dev.roadworthy.evaluation.Status;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.hooks.DeliveryResult;
import dev.roadworthy.hooks.DeliveryResult.Rejected;
import dev.roadworthy.hooks.DeliveryResult.Retryable;
import dev.roadworthy.hooks.Letters;
import dev.roadworthy.hooks.Receiver;
import dev.roadworthy.hooks.Sender;
import dev.roadworthy.hooks.http.Endpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(60)
class SlackTest {

  private static JsonNode message(Letter letter) {
    return message(letter, Letters.SENDER);
  }

  private static JsonNode message(Letter letter, Sender sender) {
    return JsonMapper.shared().readTree(Message.of(letter, sender));
  }

  private static Sender sender(String home) {
    return new Sender("watch-1", Path.of(home), null, Map.of());
  }

  private static Letter letter(String name, String message, @Nullable String runbook) {
    return Letters.trigger(
        "ops",
        "one",
        Status.DOWN,
        new Fault(FaultCode.EXPECTATION, message),
        Letters.check(name, runbook));
  }

  private static List<String> lines(Letter letter) {
    return lines(message(letter));
  }

  private static List<String> lines(JsonNode message) {
    return message.at("/attachments/0/blocks").values().stream()
        .map(block -> block.at("/text/text").asString())
        .toList();
  }

  @Test
  void aLetterIsItsTitleAndFourLinesBesideABarOfItsColour() {
    JsonNode trigger = message(Letters.trigger());
    assertThat(trigger.get("text").asString())
        .isEqualTo("DOWN: The landing page answers (production)");
    assertThat(trigger.at("/attachments/0/color").asString()).isEqualTo("#c62828");
    assertThat(message(Letters.resolved()).at("/attachments/0/color").asString())
        .isEqualTo("#2e7d32");
    assertThat(lines(Letters.trigger()))
        .hasSize(4)
        .contains(
            "First: <https://wiki.example/landing> or roadworthy explain W0502; look at"
                + " <https://status.example/> or on watch-1: `roadworthy incidents show 3e072748"
                + " --home /var/lib/roadworthy`");
  }

  @Test
  void whatChangedIsSaidAndIsNoMarkup() {
    assertThat(lines(Letters.triggerAfter("application <!channel> -> 1.4.3")).get(2))
        .startsWith("Owner: web; application &lt;!channel&gt; -&gt; 1.4.3 after ");
  }

  @Test
  void theExampleOnThePageIsWhatIsSent() throws IOException {
    String page = Files.readString(Path.of("..", "..", "docs", "alerts.md"));
    String example = page.replaceAll("(?s).*## Slack.*?```json\n(.*?)```.*", "$1");
    assertThat(JsonMapper.shared().readTree(example).toString())
        .isEqualTo(new String(Message.of(Letters.trigger(), Letters.SENDER), UTF_8));
  }

  @Test
  void whatComesFromElsewhereCallsNobodyAndLinksNowhere() {
    String evil =
        "<!channel> <@U123> @here @channel #general <https://evil.example|ok> http://x.y & co";
    Letter letter = letter(evil, evil, "https://wiki.example/a?b=1&c=2");

    String title = message(letter).get("text").asString();

    assertThat(title)
        .contains("&lt;!channel&gt;", "&amp; co")
        .doesNotContain("<", "@here", "@channel", "@U123", "#general", "://");
    List<String> lines = lines(letter);
    assertThat(String.join("", lines.subList(0, 3)))
        .contains("&lt;!channel&gt;")
        .doesNotContain("<", "@here", "@channel", "@U123", "#general", "://");
    assertThat(lines.get(3)).contains("First: <https://wiki.example/a?b=1&amp;c=2> or");
    JsonNode message = message(letter);
    assertThat(message.get("unfurl_links").asBoolean()).isFalse();
    assertThat(message.get("unfurl_media").asBoolean()).isFalse();
    assertThat(message.at("/attachments/0/blocks").values())
        .allSatisfy(block -> assertThat(block.at("/text/verbatim").asBoolean()).isTrue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"javascript:alert(1)", "slack://open", "mailto:a@b.example"})
  void aRunbookThatIsNoPageIsText(String runbook) {
    assertThat(
            lines(letter("landing", "x", runbook)).get(3).replace("<https://status.example/>", ""))
        .doesNotContain("<", ">");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "/srv/watch@eu/.roadworthy, /srv/watch@eu/.roadworthy",
        "/srv/@here/#1, '/srv/@here/#1'",
        "/srv/<!channel>&co, '/srv/&lt;!channel&gt;&amp;co'",
        "/srv/`<@U1>`, $'/srv/\\140\\074@U1\\076\\140'"
      })
  void theCommandIsCodeThatIsPastedAsItStandsAndEndsWhereItEnds(String home, String expected) {
    assertThat(lines(message(Letters.trigger(), sender(home))).get(3))
        .endsWith(" on watch-1: `roadworthy incidents show 3e072748 --home " + expected + "`")
        .matches("[^`]*`[^`]*`");
  }

  @Test
  void noBlockIsLargerThanSlackTakes() {
    Letter letter = letter("&".repeat(9999), "&".repeat(9999), "https://x/" + "&".repeat(490));
    Sender sender = sender("/srv/" + "&".repeat(4000));
    assertThat(lines(letter)).allSatisfy(line -> assertThat(line.length()).isLessThan(3000));
    assertThat(lines(message(letter, sender)))
        .allSatisfy(line -> assertThat(line.length()).isLessThan(3000));
  }

  private static DeliveryResult answered(int status, String body) throws IOException {
    String answer =
        "HTTP/1.1 %d Whatever\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(status, body.length(), body);
    try (Receiver receiver = Receiver.that((socket, in, out) -> write(out, answer))) {
      return new Slack(
              new Endpoint("chat", receiver.url(), true, Duration.ofSeconds(30), "1"),
              Letters.SENDER,
              InstantSource.system())
          .deliver(Letters.trigger());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "400, invalid_payload, false",
    "403, action_prohibited, false",
    "404, no_service, false",
    "404, channel_not_found, false",
    "410, channel_is_archived, true"
  })
  void theWordOfARefusalIsItsReason(int status, String word, boolean disables) throws IOException {
    DeliveryResult result = answered(status, word);
    assertThat(result).isInstanceOf(Rejected.class);
    assertThat(((Rejected) result).reason()).contains("answered " + status + " (" + word + "):");
    assertThat(((Rejected) result).disablesHook()).isEqualTo(disables);
  }

  @Test
  void theWordOfAPassingTroubleIsItsReasonToo() throws IOException {
    DeliveryResult result = answered(500, "rollup_error");
    assertThat(result).isInstanceOf(Retryable.class);
    assertThat(result.toString()).contains("answered 500 (rollup_error)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>Not found</html>", "T0KEN-canary-4f9d1c", "two words", "a\nb", ""})
  void whatIsNoWordIsNotRepeated(String body) throws IOException {
    assertThat(((Rejected) answered(404, body)).reason())
        .endsWith("answered 404: it does not take it");
  }
}
