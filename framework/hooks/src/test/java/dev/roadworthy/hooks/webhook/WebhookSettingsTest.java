package dev.roadworthy.hooks.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookSettingsTest {

  private static final Duration TEN = Duration.ofSeconds(10);

  private static WebhookSettings settings(String url, Duration timeout) {
    return new WebhookSettings("ops", URI.create(url), null, false, timeout, "1.2.3");
  }

  @ParameterizedTest
  @CsvSource({
    "ftp://hooks.example/c4nary, begins with https:// or http://",
    "/c4nary, begins with https:// or http://",
    "mailto:c4nary@x, begins with https:// or http://",
    "https:c4nary, has a host",
    "https:///c4nary, has a host",
    "https://my_host/c4nary, has a host",
    "https://user:c4nary@hooks.example/, has no user and password",
    "https://hooks.example/#c4nary, has no fragment",
    "https://hooks.example:0/c4nary, has a port from 1 to 65535",
    "https://hooks.example:70000/c4nary, has a port from 1 to 65535"
  })
  void aUrlThatNoLetterCanGoToIsRefusedWithoutShowingItsSecrets(String url, String rule) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(url, TEN))
        .withMessageStartingWith("The URL of hook 'ops' " + rule)
        .withMessageEndingWith("Example: https://hooks.example/roadworthy")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("c4nary"));
  }

  @ParameterizedTest
  @CsvSource({"PT0.099S", "PT60.001S", "PT0S", "-PT1S"})
  void aTimeoutOutOfRangeIsRefused(Duration timeout) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings("https://hooks.example/", timeout))
        .withMessage("The timeout of hook 'ops' must be 100 ms to 60 s, but was " + timeout);
  }

  @Test
  void itsTextNamesSchemeAndHostOnly() {
    WebhookKey key = WebhookKey.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    WebhookSettings settings =
        new WebhookSettings(
            "ops", URI.create("https://hooks.example:8443/T0/B1?code=9"), key, false, TEN, "1");
    assertThat(settings).hasToString("ops (webhook, https://hooks.example:8443)");
  }
}
