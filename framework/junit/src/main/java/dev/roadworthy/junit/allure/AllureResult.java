package dev.roadworthy.junit.allure;

import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.check.Severity;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.run.Run;
import io.qameta.allure.Allure;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.Link;
import io.qameta.allure.model.TestResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Describes a check's run in its Allure result: name, labels, a link to the runbook, and on failure
 * what was seen.
 *
 * <p>Labels are {@code severity}, {@code owner}, {@code layer}, {@code faultCode}, {@code checkId},
 * {@code outcome}, {@code runId}, {@code environment}, {@code epic} (the environment) and {@code
 * feature} (the owner); what the author has labelled by Allure's own annotations is kept.
 */
public final class AllureResult {

  private AllureResult() {}

  /** Describes the result of the test that runs in this thread, if Allure listens. */
  public static void describe(CheckSpec check, Run run) {
    AllureLifecycle allure = Allure.getLifecycle();
    if (allure.getCurrentTestCase().isEmpty()) {
      return;
    }
    allure.updateTestCase(result -> describe(result, check, run));
    Fault fault = run.fault();
    if (fault != null && !run.outcome().isPass()) {
      Allure.addAttachment("What happened", "text/plain", RunText.of(check, run), ".txt");
      String body = run.evidence().bodyExcerpt();
      if (body != null) {
        Allure.addAttachment("Last answer's body", "text/plain", body, ".txt");
      }
    } else if (!run.evidence().warnings().isEmpty()) {
      Allure.addAttachment(
          "Warnings", "text/plain", String.join("\n", run.evidence().warnings()), ".txt");
    }
  }

  private static void describe(TestResult result, CheckSpec check, Run run) {
    result.setName(check.name());
    Set<String> given = result.getLabels().stream().map(Label::getName).collect(Collectors.toSet());
    labels(check, run).stream()
        .filter(label -> !given.contains(label.getName()))
        .forEach(result.getLabels()::add);
    if (check.runbook() != null) {
      result
          .getLinks()
          .add(new Link().setName("Runbook").setType("runbook").setUrl(check.runbook().toString()));
    }
  }

  private static List<Label> labels(CheckSpec check, Run run) {
    List<Label> labels = new ArrayList<>();
    labels.add(label("severity", severity(check.severity())));
    labels.add(label("owner", check.owner().name()));
    labels.add(label("checkId", check.id().value()));
    labels.add(label("outcome", run.outcome().name()));
    labels.add(label("runId", run.id().value()));
    labels.add(label("environment", run.environment()));
    labels.add(label("epic", run.environment()));
    labels.add(label("feature", check.owner().name()));
    Fault fault = run.fault();
    if (fault != null) {
      labels.add(label("layer", fault.code().layer().title()));
      labels.add(label("faultCode", fault.code().code()));
    }
    return labels;
  }

  /** Allure's five: blocker and trivial have no counterpart, normal is its default. */
  private static String severity(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "critical";
      case MAJOR -> "normal";
      case MINOR -> "minor";
    };
  }

  private static Label label(String name, String value) {
    return new Label().setName(name).setValue(value);
  }
}
