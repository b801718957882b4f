package dev.roadworthy.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The files in {@code wrong/} are tables: after {@code ===} a sentence and a configuration, after
 * {@code ---} every problem that it is told.
 */
class WrongConfigurationTest {

  private static final String[] TABLES = {
    "keys",
    "shapes",
    "names",
    "environments",
    "urls",
    "credentials",
    "hooks",
    "policy",
    "history",
    "secrets",
    "watch",
    "load"
  };

  @TempDir Path folder;

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("rows")
  void isToldEveryProblemWithItsPlaceRuleValueAndExample(
      String table, String sentence, String yaml, String problems) {
    Given given =
        new Given(folder)
            .yaml(yaml)
            .file("certs/none.pem", "no certificate\n")
            .file("certs/empty.pem", "")
            .file("certs/torn.pem", "-----BEGIN CERTIFICATE-----\nMI\n-----END CERTIFICATE-----\n")
            .file("secrets/empty", "\n")
            .file("secrets/large", "x".repeat(64 * 1024 + 1))
            .file("secrets/latin", new byte[] {'l', 'a', 't', 'i', 'n', (byte) 0xE4})
            .file("secrets/lines", "first\nsecond\n")
            .variable("EMPTY", "")
            .variable("SHORT", "abc")
            .variable("LONG", "long-enough")
            .variable("SHORT_KEY", "whsec_aHVudGVyMg==")
            .variable("NO_URL", "shop.example")
            .variable("SPACED", "with space");

    assertThat(String.join("\n", given.problems(Scope.everything()))).isEqualTo(problems);
  }

  static Stream<Arguments> rows() {
    return Arrays.stream(TABLES).flatMap(WrongConfigurationTest::rows);
  }

  private static Stream<Arguments> rows(String table) {
    return Arrays.stream(text(table).split("(?m)^=== "))
        .filter(row -> !row.isBlank())
        .map(
            row -> {
              int yaml = row.indexOf('\n') + 1;
              int problems = row.indexOf("\n--- ") + 1;
              return Arguments.of(
                  table,
                  row.substring(0, yaml - 1),
                  row.substring(yaml, problems),
                  row.substring(problems + "--- ".length()).strip().replace("\n--- ", "\n"));
            });
  }

  private static String text(String table) {
    String name = "/wrong/" + table + ".txt";
    try (InputStream in = WrongConfigurationTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
