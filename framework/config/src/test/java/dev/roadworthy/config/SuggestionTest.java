package dev.roadworthy.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {

  @ParameterizedTest(name = "{0} is {2} slips from {1}")
  @CsvSource({
    "trust, trust, 0",
    "trsut, trust, 1",
    "trst, trust, 1",
    "truust, trust, 1",
    "brust, trust, 1",
    "'', trust, 5",
    "kitten, sitting, 3",
    "ca, abc, 3"
  })
  void countsLettersAddedDroppedChangedOrSwapped(String word, String meant, int slips) {
    assertThat(Suggestion.distance(word, meant)).isEqualTo(slips);
    assertThat(Suggestion.distance(meant, word)).isEqualTo(slips);
  }

  @Test
  void theNearestIsMeant() {
    assertThat(Suggestion.nearest("stagin", List.of("string", "staging"))).contains("staging");
  }

  @Test
  void styleIsNoSlip() {
    assertThat(Suggestion.nearest("ALLOW_private-address", List.of("allowPrivateAddress")))
        .contains("allowPrivateAddress");
  }

  @Test
  void whatIsFarOffIsNotMeant() {
    assertThat(Suggestion.nearest("url", List.of("every", "kind"))).isEmpty();
    assertThat(Suggestion.nearest("", List.of("url"))).isEmpty();
  }

  @Test
  void anEnormousWordCostsNoMoreThanALongOne() {
    String word = "x".repeat(1_000_000);

    assertThat(Stream.of(word).flatMap(each -> Suggestion.nearest(each, List.of("url")).stream()))
        .isEmpty();
  }
}
