package dev.roadworthy.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SenderTest {

  private static String command(String home) {
    return new Sender("watch-1", Path.of(home), null, Map.of()).command("status");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "/var/lib/roadworthy, roadworthy status --home /var/lib/roadworthy",
        "/srv/shop.eu_2/.roadworthy, roadworthy status --home /srv/shop.eu_2/.roadworthy",
        "/home/a b, roadworthy status --home '/home/a b'",
        "/tmp/$(reboot), roadworthy status --home '/tmp/$(reboot)'",
        "/tmp/it's, roadworthy status --home '/tmp/it'\\''s'",
        "/tmp/it's `so`, roadworthy status --home $'/tmp/it\\047s\\040\\140so\\140'"
      })
  void aShellTakesThePathForWhatItIs(String home, String expected) {
    assertThat(command(home)).isEqualTo(expected);
  }

  @Test
  void historyInADatabaseIsFoundByTheConfigurationThatNamesItAndTheRestInTheHome() {
    Sender sender =
        new Sender(
            "watch-1",
            Path.of("/var/lib/roadworthy"),
            Path.of("/srv/road worthy/roadworthy.yaml"),
            Map.of());
    assertThat(sender.command("incidents show 3e072748"))
        .isEqualTo(
            "roadworthy incidents show 3e072748 --home /var/lib/roadworthy"
                + " --config '/srv/road worthy/roadworthy.yaml'");
  }

  @Test
  void theStatusPageIsThatOfTheLettersEnvironment() {
    URI page = URI.create("https://status.example/eu");
    assertThat(statusPage(Map.of("shop-eu", page))).isNull();
    assertThat(statusPage(Map.of("shop-eu", page, "production", URI.create("http://us.example"))))
        .isEqualTo(URI.create("http://us.example"));
  }

  private static @Nullable URI statusPage(Map<String, URI> pages) {
    return new Sender("watch-1", Path.of("/x"), null, pages).statusPage(Letters.trigger());
  }
}
