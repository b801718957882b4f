package dev.roadworthy.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FaultPageTest {

  private static final Path PAGES = Path.of("../../docs/fault-codes");

  static Collection<FaultCode> known() {
    return FaultCode.known();
  }

  @ParameterizedTest
  @MethodSource("known")
  void aPageBeginsWithCodeTitleLayerAndOutcomeAsTheyAreInTheCode(FaultCode code) {
    List<String> lines = FaultPage.of(code).lines().toList();

    assertThat(lines.get(0)).isEqualTo("# " + code.code() + " " + code.title());
    assertThat(lines.get(2))
        .isEqualTo("Layer: " + code.layer().title() + ". Outcome: " + code.outcome() + ".");
  }

  @ParameterizedTest
  @MethodSource("known")
  void aPageSaysHowWhyAndWhatToDo(FaultCode code) {
    assertThat(FaultPage.of(code))
        .contains("## How it was recognised", "## Likely causes", "## Look at first", "1. ");
  }

  @Test
  void everyPageBelongsToACodeAndEveryCodeHasAPage() throws IOException {
    try (Stream<Path> files = Files.list(PAGES)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(
                      Stream.of("README.md"),
                      FaultCode.known().stream().map(code -> code.code() + ".md"))
                  .toList());
    }
  }

  @Test
  void theTableNamesEveryCode() throws IOException {
    String table = Files.readString(PAGES.resolve("README.md"));

    for (FaultCode code : FaultCode.known()) {
      assertThat(table)
          .contains(
              "| [%s](%s.md) | %s | %s | %s |"
                  .formatted(
                      code.code(),
                      code.code(),
                      code.layer().title(),
                      code.outcome(),
                      code.title()));
    }
  }

  @Test
  void aTeamsOwnCodeIsExplainedAsFarAsItIsKnown() {
    assertThat(FaultPage.of(FaultCode.parse("A1042"))).contains("A1042", "application", "FAILED");
  }
}
