package dev.roadworthy.maventests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.fault.Outcome;
import dev.roadworthy.run.Run;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The table of outcomes, row by row, as Maven, Allure and the journal see it. */
@ParameterizedClass
@CsvSource({"outcomes, 5", "outcomes-on-junit-6, 6"})
class OutcomeTableIT {

  private final Built built;
  private final int junit;

  OutcomeTableIT(String suite, int junit) {
    this.built = new Built(suite);
    this.junit = junit;
  }

  @Test
  void theSuiteRanOnTheJUnitThatItsPomNames() throws IOException {
    assertThat(built.classPath()).containsPattern("junit-jupiter-engine-" + junit + "\\.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          passed       | PASSED       | passed  | passed  | ''
          degraded     | DEGRADED     | passed  | passed  | ''
          failed       | FAILED       | failure | failed  | FaultError: U0500 undecided: GET /broken answered 500
          broken       | BROKEN       | error   | broken  | BrokenCheckException: X0101 check: the check threw IllegalStateException: a bug in the check
          inconclusive | INCONCLUSIVE | error   | broken  | InconclusiveException: X0102 check: the feed has no entries of today yet
          skipped      | SKIPPED      | skipped | skipped | TestAbortedException: not here
          """)
  void isSeenByMavenByAllureAndInTheJournal(
      String check, Outcome outcome, String inMaven, String inAllure, String firstLine)
      throws IOException {
    ReportedTest reported = built.test(check);
    JsonNode result = built.allure(check);

    assertThat(reported.status()).isEqualTo(inMaven);
    assertThat(reported.text().lines().findFirst().orElse("")).contains(firstLine);
    assertThat(result.path("status").asString()).isEqualTo(inAllure);
    assertThat(Built.label(result, "outcome")).isEqualTo(outcome.name());
    assertThat(built.runs())
        .filteredOn(run -> run.check().value().equals(check))
        .singleElement()
        .extracting(Run::outcome)
        .isEqualTo(outcome);
  }

  @Test
  void theBuildIsRed() throws IOException {
    assertThat(built.colour()).isEqualTo("red");
  }

  @Test
  void aPlainTestBesideTheChecksPassesAndIsNoCheck() throws IOException {
    assertThat(built.test("aPlainTestBesideThem").status()).isEqualTo("passed");
    assertThat(built.runs()).hasSize(built.tests().size() - 1);
  }
}
