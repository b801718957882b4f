package dev.roadworthy.reports.allure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.check.Severity;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.reports.Xml;
import dev.roadworthy.reports.chart.Dot;
import dev.roadworthy.reports.chart.MiniChart;
import dev.roadworthy.reports.chart.Theme;
import dev.roadworthy.run.Run;
import dev.roadworthy.testkit.Checks;
import dev.roadworthy.testkit.Runs;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** The table of outcomes in Allure. */
class RewriterTest {

  private static final CheckSpec CHECK =
      Checks.check("landing").owner("web").severity(Severity.CRITICAL).build();

  private static ObjectNode rewritten(ObjectNode result, Runs runs, @Nullable CheckSpec check) {
    Run run = runs.in("staging").build();
    Dot dot = new Dot(Instant.EPOCH, 12, Dot.Mark.PASSED, true);
    String chart = MiniChart.draw("landing", List.of(dot), ZoneId.of("UTC"), Theme.NEUTRAL);
    Rewriter.rewrite(result, new Subject(run, check, "trends/landing.html", chart, null));
    return result;
  }

  private static ObjectNode rewritten(Runs runs) {
    return rewritten(Json.MAPPER.createObjectNode(), runs, CHECK);
  }

  private static List<String> values(ObjectNode result, String label) {
    return Json.objects(result, "labels").stream()
        .filter(each -> label.equals(Json.text(each, "name")))
        .map(each -> String.valueOf(Json.text(each, "value")))
        .toList();
  }

  private static String message(ObjectNode result) {
    return result.at("/statusDetails/message").asString("");
  }

  @Test
  void everyOutcomeHasItsStatusAndWhatAllureDoesNotKnowATag() {
    assertOutcome(Runs.passed("landing"), "passed", "PASSED");
    assertOutcome(Runs.degraded("landing"), "passed", "DEGRADED", "L0101", "load", "degraded");
    assertOutcome(Runs.failed("landing"), "failed", "FAILED", "N0201", "network");
    assertOutcome(Runs.broken("landing"), "broken", "BROKEN", "X0101", "check");
    assertOutcome(
        Runs.inconclusive("landing"), "broken", "INCONCLUSIVE", "X0102", "check", "inconclusive");
    assertOutcome(Runs.skipped("landing"), "skipped", "SKIPPED");
  }

  private static void assertOutcome(Runs runs, String status, String outcome, String... tags) {
    ObjectNode result = rewritten(runs);
    assertThat(Json.text(result, "status")).as(outcome).isEqualTo(status);
    assertThat(values(result, "outcome")).containsExactly(outcome);
    assertThat(values(result, "tag")).containsExactly(tags);
  }

  @Test
  void severityOwnerLayerAndCodeAreLabels() {
    ObjectNode result = rewritten(Runs.with(FaultCode.parse("W0502"), "landing"));

    assertThat(values(result, "severity")).containsExactly("critical");
    assertThat(values(result, "owner")).containsExactly("web");
    assertThat(values(result, "layer")).containsExactly("web server");
    assertThat(values(result, "faultCode")).containsExactly("W0502");
    assertThat(values(result, "checkId")).containsExactly("landing");
    assertThat(values(result, "environment")).containsExactly("staging");
  }

  @Test
  void whatTheSuiteSaidOfLayerAndCodeGivesWayToTheRunners() {
    ObjectNode seen = Json.MAPPER.createObjectNode();
    Labels labels = new Labels(seen);
    labels.add("layer", "check");
    labels.add("faultCode", "X0101");
    labels.add("outcome", "BROKEN");

    ObjectNode passed = rewritten(seen, Runs.passed("landing"), CHECK);

    assertThat(values(passed, "layer")).isEmpty();
    assertThat(values(passed, "faultCode")).isEmpty();
    assertThat(values(passed, "outcome")).containsExactly("PASSED");
  }

  @Test
  void whatTheAuthorLabelledIsKept() {
    ObjectNode seen = Json.MAPPER.createObjectNode();
    Labels labels = new Labels(seen);
    labels.add("owner", "somebody");
    labels.add("severity", "blocker");
    labels.add("story", "browsing");

    ObjectNode result = rewritten(seen, Runs.passed("landing"), CHECK);

    assertThat(values(result, "owner")).containsExactly("somebody");
    assertThat(values(result, "severity")).containsExactly("blocker");
    assertThat(values(result, "epic")).isEmpty();
  }

  @Test
  void aCheckThatIsNoLongerKnownIsShownWithoutWhatItDeclared() {
    ObjectNode result = rewritten(Json.MAPPER.createObjectNode(), Runs.failed("landing"), null);

    assertThat(values(result, "owner")).isEmpty();
    assertThat(values(result, "faultCode")).containsExactly("N0201");
  }

  @Test
  void theMessageBeginsWithTheDiagnosisAndKeepsWhatElseWasSeen() {
    Runs runs = Runs.with(new Fault(FaultCode.EXPECTATION, "GET / answered 404"), "landing");
    assertThat(message(rewritten(runs))).isEqualTo("A0600 application: GET / answered 404");
    assertThat(message(rewritten(saying("2 expectations failed.\nexpected: a"), runs, CHECK)))
        .isEqualTo("A0600 application: GET / answered 404\n\n2 expectations failed.\nexpected: a");
    assertThat(
            message(
                rewritten(
                    saying("A0600 application: GET / answered 404\nexpected: a"), runs, CHECK)))
        .isEqualTo("A0600 application: GET / answered 404\nexpected: a");
  }

  @Test
  void aDiagnosisThatTheHistoryHasOverruledIsToldBesideAndNotInTheMessage() {
    Runs runs = Runs.with(new Fault(FaultCode.UNREADABLE, "GET / answered 200, but"), "landing");
    ObjectNode result =
        rewritten(saying("X0101 check: the check threw\nJsonException"), runs, CHECK);

    assertThat(message(result))
        .isEqualTo("A0602 application: GET / answered 200, but\nJsonException");
    assertThat(Json.text(result, "descriptionHtml")).contains("X0101 check: the check threw<");
  }

  @Test
  void theDescriptionShowsTheCheckSOwnChartAndLeadsToItsTrend() {
    String html = String.valueOf(Json.text(rewritten(Runs.passed("landing")), "descriptionHtml"));

    Matcher picture = Pattern.compile("src=\"data:image/svg\\+xml;base64,([^\"]+)\"").matcher(html);
    assertThat(picture.find()).isTrue();
    String svg = new String(Base64.getDecoder().decode(picture.group(1)), UTF_8);
    assertThat(Xml.texts(Xml.parse(svg), "title")).containsExactly("Latest 1 run");
    assertThat(html).contains("<a href=\"trends/landing.html\">Trend of landing in staging</a>");
  }

  private static ObjectNode saying(String message) {
    ObjectNode result = Json.MAPPER.createObjectNode();
    result.putObject("statusDetails").put("message", message);
    return result;
  }
}
