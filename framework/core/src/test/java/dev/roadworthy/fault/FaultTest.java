package dev.roadworthy.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTest {

  @Test
  void aDiagnosisBeginsWithCodeAndLayer() {
    Fault fault = new Fault(FaultCode.parse("W0502"), "GET /api/items answered 502 Bad Gateway");
    assertThat(fault.diagnosis())
        .isEqualTo("W0502 web server: GET /api/items answered 502 Bad Gateway");
  }

  @Test
  void aTeamRaisesItsOwnCodeAsAnAssertionErrorWithTheDiagnosis() {
    FaultError error = Fault.code("A1042").because("the basket was empty");
    assertThat(error)
        .isInstanceOf(AssertionError.class)
        .hasMessage("A1042 application: the basket was empty")
        .hasNoCause();
    assertThat(error.fault().code().outcome()).isEqualTo(Outcome.FAILED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"L0101", "X0101", "X0105", "X0102"})
  void whatIsNotTheApplicationsFaultCannotBeRaised(String code) {
    assertThatThrownBy(() -> Fault.code(code))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("but " + code + " means ");
  }

  @ParameterizedTest
  @CsvSource({
    "SKIPPED, false, false",
    "PASSED, true, false",
    "DEGRADED, true, false",
    "INCONCLUSIVE, false, true",
    "BROKEN, false, true",
    "FAILED, false, false"
  })
  void onlyBrokenAndInconclusiveSayNothingAboutTheApplication(
      Outcome outcome, boolean pass, boolean blind) {
    assertThat(outcome.isPass()).isEqualTo(pass);
    assertThat(outcome.isBlind()).isEqualTo(blind);
  }
}
