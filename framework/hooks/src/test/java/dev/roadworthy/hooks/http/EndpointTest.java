package dev.roadworthy.hooks.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointTest {

  private static final Duration TEN = Duration.ofSeconds(10);

  private static Endpoint endpoint(String url, Duration timeout) {
    return new Endpoint("ops", URI.create(url), false, timeout, "1.2.3");
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
        .isThrownBy(() -> endpoint(url, TEN))
        .withMessageStartingWith("The URL of 'ops' " + rule)
        .withMessageEndingWith("Example: https://hooks.example/roadworthy")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("c4nary"));
  }

  @ParameterizedTest
  @CsvSource({"PT0.099S", "PT60.001S", "PT0S", "-PT1S"})
  void aTimeoutOutOfRangeIsRefused(Duration timeout) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> endpoint("https://hooks.example/", timeout))
        .withMessage("The timeout of 'ops' must be 100 ms to 60 s, but was " + timeout);
  }

  @Test
  void itsTextNamesSchemeAndHostOnly() {
    Endpoint endpoint =
        new Endpoint("ops", URI.create("https://hooks.example:8443/T0/B1?code=9"), false, TEN, "1");
    assertThat(endpoint).hasToString("ops (https://hooks.example:8443)");
  }
}
