package dev.roadworthy.maventests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.fault.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What turns a build red, and what it says then. */
class BuildIT {

  private static final Path SUITES = Path.of("target/it/suites");

  @Test
  void whatIsWellIsGreen() throws IOException {
    assertThat(new Built("well").colour()).isEqualTo("green");
  }

  @Test
  void aBuildWithoutAnyCheckIsRed() throws IOException {
    Built built = new Built("no-check");

    assertThat(built.test("isNoCheck").status()).isEqualTo("passed");
    assertThat(built.colour()).isEqualTo("red");
    assertThat(built.complaint())
        .contains("No check was found, but roadworthy.require-checks asks for one.");
  }

  @Test
  void aBuildInWhichEveryCheckWasSkippedIsRed() throws IOException {
    Built built = new Built("all-skipped");

    assertThat(built.test("never").status()).isEqualTo("skipped");
    assertThat(built.colour()).isEqualTo("red");
    assertThat(built.complaint())
        .contains("No check ran: of 1 check in example.SkippedIT, every one was skipped")
        .contains("(first reason: org.opentest4j.TestAbortedException: not today).");
  }

  @Test
  void inconclusiveIsSkippedAndGreenWhereThePolicySaysSo() throws IOException {
    Built built = new Built("inconclusive-skipped");
    JsonNode result = built.allure("inconclusive");

    assertThat(built.test("inconclusive").status()).isEqualTo("skipped");
    assertThat(built.colour()).isEqualTo("green");
    assertThat(result.path("status").asString()).isEqualTo("skipped");
    assertThat(Built.label(result, "outcome")).isEqualTo("INCONCLUSIVE");
    assertThat(built.runs()).singleElement().returns(Outcome.INCONCLUSIVE, run -> run.outcome());
  }

  @Test
  void aFailingBeforeAllBreaksThePlannedChecks() throws IOException {
    Built built = new Built("failing-before-all");

    assertThat(built.colour()).isEqualTo("red");
    assertThat(built.runs())
        .extracting(run -> run.check().value())
        .containsExactlyInAnyOrder("first", "second");
    assertThat(built.runs())
        .allSatisfy(
            run -> {
              Fault fault = run.fault();
              assertThat(run.outcome()).isEqualTo(Outcome.BROKEN);
              assertThat(fault).isNotNull();
              assertThat(fault.code()).isEqualTo(FaultCode.CHECK_THREW);
              assertThat(fault.message()).contains("no test data");
            });
  }

  @Test
  void wrongConfigurationSaysEverythingAtOnce() throws IOException {
    Built built = new Built("wrong-configuration");

    assertThat(built.colour()).isEqualTo("red");
    assertThat(built.test("never").text())
        .contains(
            "X0101 check: The configuration has 4 problems:",
            "roadworthy.yaml:2:3 ",
            "roadworthy.yaml:3:5 environments.ci.embeded: unknown key; did you mean \"embedded\"?",
            "roadworthy.yaml:4:14 environments.ci.timeout: ",
            "roadworthy.yaml:7:11 hooks.chat.type: ");
  }

  @Test
  void anUnknownEnvironmentIsToldTheNearestName() throws IOException {
    String log = Files.readString(SUITES.resolve("build.log"));

    assertThat(log)
        .contains(
            "has no \"prodution\", named by -Denvironment; did you mean \"production\"?"
                + " Known environments: ci, production. Example: -Denvironment=production");
  }

  @Test
  void theDocumentationShowsThePomThatTheSuitesHave() throws IOException {
    String pom = unindented(Files.readString(SUITES.resolve("pom.xml")));
    List<String> shown =
        Pattern.compile("```xml\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(Path.of("../../docs/running.md")))
            .results()
            .map(block -> unindented(block.group(1)))
            .toList();

    assertThat(shown).hasSize(2).allSatisfy(block -> assertThat(pom).contains(block));
  }

  private static String unindented(String xml) {
    return xml.replaceAll("(?m)^ +", "");
  }
}
