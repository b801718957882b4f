package dev.roadworthy.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A server chooses the text that is redacted: it must neither stall nor break the redactor. */
class HostileTextTest {

  private static final int MEGABYTE = 1 << 20;

  /** Where time grows with the square of the length, a megabyte takes hours. */
  private static final Duration PLENTY = Duration.ofSeconds(60);

  private static final Redactor REDACTOR =
      Redactor.of(List.of("hunter2-hunter2", "s3cr/et \"+&ü~"));

  static Stream<String> pieces() {
    return Stream.of(
        "a",
        "a-",
        "token",
        "token ",
        "token=",
        "token=\"",
        "token=\\\"",
        "token='",
        "token='\\",
        "token=[",
        "token={\"",
        "<token>",
        "password:",
        "a.b_c-",
        " ",
        "\"",
        "\\",
        "\\\"",
        "=",
        ":",
        ">",
        "!=",
        "[",
        "://",
        "://@",
        "a@",
        "bearer ",
        "Bearer a",
        "basic ",
        "Basic a",
        "eyJ",
        "eyJaaaaaa.",
        "eyJaaaaaa.a ",
        "hunter2-",
        "*****",
        "\u0000",
        "\ud800",
        "ü");
  }

  @ParameterizedTest
  @MethodSource("pieces")
  void aMegabyteOfTheSameTakesNoLongerThanAnyOther(String piece) {
    String text = piece.repeat(MEGABYTE / piece.length());
    String masked = assertTimeoutPreemptively(PLENTY, () -> REDACTOR.text(text));
    assertThat(masked.length()).isLessThanOrEqualTo(text.length() * 6);
    assertThat(REDACTOR.isSecretName(text)).isIn(true, false);
  }

  @Test
  void maskingTwiceIsMaskingOnce() {
    List<String> pieces =
        Stream.concat(
                pieces(),
                Stream.of(
                    "hunter2-hunter2",
                    "s3cr/et",
                    "x",
                    "1",
                    ",",
                    ";",
                    "&",
                    "}",
                    "]",
                    "<",
                    "'",
                    "\n",
                    "Cookie: ",
                    "authorization=",
                    "pin=",
                    "null",
                    "/",
                    "https"))
            .toList();
    Random random = new Random(99);
    for (int i = 0; i < 50_000; i++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(12);
      for (int j = 0; j < length; j++) {
        text.append(pieces.get(random.nextInt(pieces.size())));
      }
      String once = REDACTOR.text(text.toString());
      assertThat(REDACTOR.text(once)).as("of %s", text).isEqualTo(once);
    }
  }

  @Test
  void aKnownValueIsNeverLeftWhateverStandsAroundIt() {
    List<String> pieces = pieces().toList();
    Random random = new Random(100);
    for (int i = 0; i < 20_000; i++) {
      String text =
          pieces.get(random.nextInt(pieces.size()))
              + "hunter2-hunter2"
              + pieces.get(random.nextInt(pieces.size()));
      assertThat(REDACTOR.text(text)).doesNotContain("hunter2-hunter2");
    }
  }
}
