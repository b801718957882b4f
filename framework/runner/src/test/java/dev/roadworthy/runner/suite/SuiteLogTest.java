package dev.roadworthy.runner.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.redaction.Redactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteLogTest {

  @TempDir Path folder;

  private final Redactor redactor = Redactor.of(List.of("s3cret-canary"));

  private List<String> lastWords(String text) throws IOException {
    return SuiteLog.lastWords(Files.writeString(folder.resolve("suite.log"), text), redactor);
  }

  @Test
  void theLastTwentyLinesAreShownWithoutBlankOnesAndFrames() throws IOException {
    String text =
        IntStream.rangeClosed(1, 30)
            .mapToObj(Integer::toString)
            .collect(Collectors.joining("\n\n"));

    assertThat(lastWords(text + "\n\tat java.lang.Thread.run(Thread.java:1583)\n"))
        .hasSize(20)
        .startsWith("11")
        .endsWith("30");
  }

  @Test
  void secretsAreMaskedAlsoWhereAStyleStandsInThem() throws IOException {
    assertThat(lastWords("a s3cret-canary\nb s3cret\u001B[1m-canary\u0007\r\nc"))
        .containsExactly("a *****", "b *****", "c");
  }

  @Test
  void aLongLineIsCutAfterItsSecretsWereMasked() throws IOException {
    assertThat(lastWords("x".repeat(490) + " s3cret-canary and more"))
        .containsExactly("x".repeat(490) + " ***** and ...");
  }

  @Test
  void halfALineOfALongLogIsNotShown() throws IOException {
    assertThat(lastWords("s3cret-canary".repeat(20_000))).isEmpty();
    assertThat(lastWords("s3cret-canary".repeat(20_000) + "\nlast")).containsExactly("last");
  }

  @Test
  void theReasonThatAWorkerGivesIsFoundAmongWhatElseWasPrinted() throws IOException {
    assertThat(
            SuiteLog.reason(
                lastWords(
                    "SLF4J(W): No providers\nroadworthy: What cannot be loaded:\n"
                        + "  shop.SmallIT: java.lang.ClassFormatError: Truncated class file.\n"
                        + "  Complete the class path.\nand a thread that goes on\n")))
        .isEqualTo(
            "What cannot be loaded: shop.SmallIT: java.lang.ClassFormatError: Truncated class"
                + " file. Complete the class path.");
  }

  @Test
  void whatAJvmSaysThatDoesNotStartIsItsReason() throws IOException {
    assertThat(
            SuiteLog.reason(
                lastWords(
                    "Unrecognized VM option 'No'\nError: Could not create it.\nError: Fatal.")))
        .isEqualTo("Unrecognized VM option 'No' Error: Could not create it. Error: Fatal.");
    assertThat(SuiteLog.reason(List.of())).isEmpty();
  }

  @Test
  void aLogThatIsNotThereIsNoReasonToFail() {
    assertThat(SuiteLog.lastWords(folder.resolve("none.log"), redactor))
        .singleElement()
        .asString()
        .contains("cannot be read", "none.log");
  }
}
