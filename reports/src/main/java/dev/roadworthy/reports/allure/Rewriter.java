package dev.roadworthy.reports.allure;

import static java.util.Objects.requireNonNullElse;

import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.check.Severity;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.Outcome;
import dev.roadworthy.reports.load.LoadExcerpt;
import dev.roadworthy.run.Run;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Lets a result say what the runner knows: outcome, diagnosis, labels, chart. */
final class Rewriter {

  private static final Pattern DIAGNOSIS = Pattern.compile("[A-Z][01]\\d{3} ");

  private Rewriter() {}

  /** Changes the result in place. */
  static void rewrite(ObjectNode result, Subject subject) {
    Run run = subject.run();
    result.put("status", status(run.outcome()));
    String superseded = diagnosis(result, run.fault());
    labels(new Labels(result), subject);
    result.put("descriptionHtml", description(result, subject, superseded));
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

  /**
   * Lets the message begin with the diagnosis.
   *
   * @return the other diagnosis that the suite JVM had put there, null if none
   */
  private static @Nullable String diagnosis(ObjectNode result, @Nullable Fault fault) {
    if (fault == null) {
      return null;
    }
    ObjectNode details =
        result.get("statusDetails") instanceof ObjectNode there
            ? there
            : result.putObject("statusDetails");
    String seen = requireNonNullElse(Json.text(details, "message"), "");
    String first = seen.lines().findFirst().orElse("");
    String diagnosis = Html.unmarked(fault.diagnosis());
    if (first.equals(diagnosis)) {
      return null;
    }
    boolean superseded = DIAGNOSIS.matcher(first).lookingAt();
    String rest = superseded ? seen.substring(first.length()) : "\n\n" + seen;
    details.put("message", (diagnosis + rest).stripTrailing());
    return superseded ? first : null;
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
      // Allure shows tags; of labels that it does not know it shows nothing.
      labels.add(Labels.TAG, fault.code().layer().title());
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

  private static String description(
      ObjectNode result, Subject subject, @Nullable String superseded) {
    String own = Json.text(result, "description");
    String link = Html.escape(subject.trendPage());
    String alternative = "The latest runs of " + subject.run().check();
    LoadExcerpt load = subject.load();
    return (own == null || own.isBlank() ? "" : Html.paragraph(own))
        + (superseded == null
            ? ""
            : Html.paragraph("Without the check's history this reads: " + superseded))
        + (load == null ? "" : LoadHtml.of(load))
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
