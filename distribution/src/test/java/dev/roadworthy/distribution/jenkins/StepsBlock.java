package dev.roadworthy.distribution.jenkins;

import static java.util.Objects.requireNonNull;

import groovy.lang.Closure;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The steps that there are. */
final class StepsBlock {

  private final String stage;
  private final String where;
  private final Build build;

  StepsBlock(String stage, String where, Build build) {
    this.stage = stage;
    this.where = where;
    this.build = build;
  }

  /** Takes plain text only: what Groovy puts into it stands in the log, secrets included. */
  public void sh(Object script) {
    if (!(script instanceof String)) {
      throw new IllegalArgumentException("sh has to be in single quotes, but was " + script);
    }
    executed("sh " + script, Map.of());
  }

  public void dir(String folder, Closure<?> body) {
    executed("dir " + folder, Map.of());
    Block.run(this, body);
  }

  public void deleteDir() {
    executed("deleteDir", Map.of());
  }

  public void withCredentials(List<?> bindings, Closure<?> body) {
    executed("withCredentials", Map.of("bindings", bindings));
    Block.run(this, body);
  }

  public Map<String, ?> string(Map<String, ?> options) {
    Block.check("string", options, Set.of("credentialsId", "variable"));
    return options;
  }

  public void archiveArtifacts(Map<String, ?> options) {
    Block.check(
        "archiveArtifacts", options, Set.of("artifacts"), "allowEmptyArchive", "fingerprint");
    executed("archiveArtifacts", options);
  }

  public void junit(Map<String, ?> options) {
    Block.check("junit", options, Set.of("testResults"), "allowEmptyResults");
    executed("junit", options);
  }

  public void allure(Map<String, ?> options) {
    Block.check(
        "allure",
        options,
        Set.of("results"),
        "commandline",
        "includeProperties",
        "jdk",
        "properties",
        "reportBuildPolicy");
    for (Object each : (List<?>) requireNonNull(options.get("results"))) {
      @SuppressWarnings("unchecked")
      Map<String, ?> result = (Map<String, ?>) each;
      Block.check("allure's results", result, Set.of("path"));
    }
    executed("allure", options);
  }

  public void publishHTML(Map<String, ?> options) {
    Block.check("publishHTML", options, Set.of("target"));
    @SuppressWarnings("unchecked")
    Map<String, ?> target = (Map<String, ?>) requireNonNull(options.get("target"));
    Block.check(
        "publishHTML's target",
        target,
        Set.of("reportName", "reportDir", "reportFiles"),
        "allowMissing",
        "alwaysLinkToLastBuild",
        "keepAll",
        "reportTitles",
        "includes");
    executed("publishHTML", target);
  }

  private void executed(String what, Map<String, ?> options) {
    build.executed(new Build.Step(stage, where, what, options));
  }
}
