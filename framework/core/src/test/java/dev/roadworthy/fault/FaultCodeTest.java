package dev.roadworthy.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultCodeTest {

  @ParameterizedTest
  @CsvSource({
    "N0101, NETWORK, FAILED",
    "N0201, NETWORK, FAILED",
    "N0202, NETWORK, FAILED",
    "N0203, NETWORK, FAILED",
    "T0101, TLS, FAILED",
    "T0102, TLS, FAILED",
    "T0103, TLS, FAILED",
    "T0104, TLS, FAILED",
    "T0105, TLS, DEGRADED",
    "W0404, WEB_SERVER, FAILED",
    "W0429, WEB_SERVER, FAILED",
    "A0401, APPLICATION, FAILED",
    "A0403, APPLICATION, FAILED",
    "A0603, APPLICATION, FAILED",
    "A0604, APPLICATION, FAILED",
    "U0404, UNDECIDED, FAILED",
    "W0502, WEB_SERVER, FAILED",
    "W0503, WEB_SERVER, FAILED",
    "W0601, WEB_SERVER, FAILED",
    "W0603, WEB_SERVER, FAILED",
    "W0604, WEB_SERVER, FAILED",
    "A0500, APPLICATION, FAILED",
    "A0600, APPLICATION, FAILED",
    "A0602, APPLICATION, FAILED",
    "U0500, UNDECIDED, FAILED",
    "U0503, UNDECIDED, FAILED",
    "L0101, LOAD, DEGRADED",
    "X0101, CHECK, BROKEN",
    "X0104, CHECK, BROKEN",
    "X0102, CHECK, INCONCLUSIVE",
    "X0105, CHECK, SKIPPED",
    "X0106, CHECK, BROKEN",
    "X0103, CHECK, INCONCLUSIVE",
    "X0107, CHECK, INCONCLUSIVE",
    "X0108, CHECK, INCONCLUSIVE",
  })
  void eachCodeHasItsLayerAndItsOneOutcome(String text, Layer layer, Outcome outcome) {
    FaultCode code = FaultCode.parse(text);
    assertThat(code.code()).isEqualTo(text);
    assertThat(code.layer()).isEqualTo(layer);
    assertThat(code.outcome()).isEqualTo(outcome);
    assertThat(FaultCode.known()).contains(code);
  }

  @Test
  void knownCodesAreSortedDistinctAndSayWhatTheyMean() {
    assertThat(FaultCode.known())
        .hasSizeGreaterThan(30)
        .extracting(FaultCode::code)
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(FaultCode.known())
        .allSatisfy(
            code -> {
              assertThat(FaultCode.parse(code.code())).isSameAs(code);
              assertThat(code.title()).isNotBlank();
              assertThat(code.outcome()).isNotEqualTo(Outcome.PASSED);
              assertThat(code.layer()).isEqualTo(Layer.ofLetter(code.code().charAt(0)));
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"A1042", "N1000", "D1999", "V1429", "U1001"})
  void aTeamsOwnCodeIsTheApplicationsFault(String text) {
    FaultCode code = FaultCode.parse(text);
    assertThat(code.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(code.layer().letter()).isEqualTo(text.charAt(0));
    assertThat(code.title()).isEqualTo("defined by the team");
  }

  @Test
  void aCheckAtFaultIsNoFaultOfTheApplication() {
    assertThatThrownBy(() -> FaultCode.parse("X1001"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"X1001\"")
        .hasMessageContaining("a check at fault throws");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "W502", "W05021", "w0502", "Z0101", "A2042", "A104x", "A1042\n", "Ａ1042"})
  void refusesWhatHasNotTheShapeWithTheRuleTheValueAndAnExample(String text) {
    assertThatThrownBy(() -> FaultCode.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a layer's letter (N T W A D C H V L X U), 0 or 1, and three digits")
        .hasMessageContaining("\"" + text + "\"")
        .hasMessageContaining("\"A1042\"");
  }

  @Test
  void refusesACodeOfItsOwnThatItDoesNotDefine() {
    assertThatThrownBy(() -> FaultCode.parse("N0999"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Roadworthy defines no fault code \"N0999\"");
  }

  @ParameterizedTest
  @CsvSource({
    "403, A0403, refused",
    "404, A0404, page missing",
    "500, A0500, internal error",
    "599, A0599, server error"
  })
  void aCodeCarriesTheStatus(int status, String code, String title) {
    FaultCode found = FaultCode.forStatus(Layer.APPLICATION, status);
    assertThat(found).hasToString(code);
    assertThat(found.title()).isEqualTo(title);
    assertThat(FaultCode.parse(code)).isEqualTo(found);
  }

  @ParameterizedTest
  @ValueSource(ints = {499, 600, 0, -1, 200, 400, 422})
  void otherStatusesHaveNoCode(int status) {
    assertThatThrownBy(() -> FaultCode.forStatus(Layer.WEB_SERVER, status))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "A status with a code of its own is 401, 403, 404, 429 or 500 to 599, but was "
                + status);
  }

  @ParameterizedTest
  @EnumSource(
      value = Layer.class,
      names = {"WEB_SERVER", "APPLICATION", "UNDECIDED"},
      mode = EnumSource.Mode.EXCLUDE)
  void otherLayersAnswerNoRequest(Layer layer) {
    assertThatThrownBy(() -> FaultCode.forStatus(layer, 500))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("but was " + layer);
  }

  @Test
  void aCodeCannotBeMadeWithTheLetterOfAnotherLayer() {
    assertThatThrownBy(() -> new FaultCode("A1042", Layer.TLS, Outcome.FAILED, "title"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A fault code begins with its layer's letter, T, but was A1042");
    assertThatThrownBy(() -> new FaultCode("", Layer.TLS, Outcome.FAILED, "title"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void noLetterNamesTwoLayers() {
    assertThat(Layer.values()).extracting(Layer::letter).doesNotHaveDuplicates();
    assertThatThrownBy(() -> Layer.ofLetter('Q'))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'Q'");
  }
}
