package dev.roadworthy.reports.allure;

import static java.util.Objects.requireNonNullElse;

import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.check.Severity;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.Outcome;
import dev.roadworthy.run.Run;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Lets a result say what the runner knows: outcome, diagnosis, labels, chart. */
final class Rewriter {

  private Rewriter() {}

  /** Changes the result in place. */
  static void rewrite(ObjectNode result, Subject subject) {
    Run run = subject.run();
    result.put("status", status(run.outcome()));
    diagnosis(result, run.fault());
    labels(new Labels(result), subject);
    result.put("descriptionHtml", description(result, subject));
  }

  /** As Allure calls an outcome. */
  static String status(Outcome outcome) {
    return switch (outcome) {
      case PASSED, DEGRADED -> "passed";
      case FAILED -> "failed";
      case BROKEN, INCONCLUSIVE -> "broken";
      case SKIPPED -> "skipped";
    };
  }

  private static void diagnosis(ObjectNode result, @Nullable Fault fault) {
    if (fault == null) {
      return;
    }
    ObjectNode details =
        result.get("statusDetails") instanceof ObjectNode there
            ? there
            : result.putObject("statusDetails");
    String seen = requireNonNullElse(Json.text(details, "message"), "");
    String diagnosis = fault.diagnosis();
    if (!seen.lines().findFirst().orElse("").equals(diagnosis)) {
      details.put("message", seen.isBlank() ? diagnosis : diagnosis + "\n\n" + seen);
    }
  }

  private static void labels(Labels labels, Subject subject) {
    Run run = subject.run();
    Fault fault = run.fault();
    labels.set(Labels.CHECK, run.check().value());
    labels.set(Labels.RUN, run.id().value());
    labels.set(Labels.ENVIRONMENT, run.environment());
    labels.set(Labels.OUTCOME, run.outcome().name());
    labels.set(Labels.LAYER, fault == null ? null : fault.code().layer().title());
    labels.set(Labels.FAULT, fault == null ? null : fault.code().code());
    if (fault != null) {
      labels.add(Labels.TAG, fault.code().code());
    }
    if (run.outcome() == Outcome.DEGRADED || run.outcome() == Outcome.INCONCLUSIVE) {
      labels.add(Labels.TAG, run.outcome().name().toLowerCase(Locale.ROOT));
    }
    CheckSpec check = subject.check();
    if (check != null) {
      declared(labels, run, check);
    }
  }

  private static void declared(Labels labels, Run run, CheckSpec check) {
    if (!labels.has(Labels.OWNER)) {
      labels.set(Labels.OWNER, check.owner().name());
    }
    if (!labels.has(Labels.SEVERITY)) {
      labels.set(Labels.SEVERITY, severity(check.severity()));
    }
    // Where the author sorts nothing into behaviours, the tab shows who answers for what.
    if (!labels.has("epic") && !labels.has("feature") && !labels.has("story")) {
      labels.set("epic", run.environment());
      labels.set("feature", check.owner().name());
    }
  }

  /** As Allure calls a severity. */
  static String severity(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "critical";
      case MAJOR -> "normal";
      case MINOR -> "minor";
    };
  }

  private static String description(ObjectNode result, Subject subject) {
    String own = Json.text(result, "description");
    String link = Html.escape(subject.trendPage());
    String alternative = "The latest runs of " + subject.run().check();
    return (own == null || own.isBlank() ? "" : Html.paragraph(own))
        + "<p><a href=\""
        + link
        + "\">"
        + Html.picture(subject.chart(), alternative, 640)
        + "</a></p><p><a href=\""
        + link
        + "\">Trend of "
        + Html.escape(subject.run().check().value())
        + " in "
        + Html.escape(subject.run().environment())
        + "</a></p>";
  }
}
