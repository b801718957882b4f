package dev.roadworthy.junit;

import dev.roadworthy.config.Variables;
import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.fault.Outcome;
import dev.roadworthy.journal.JournalEntry;
import dev.roadworthy.junit.PlannedChecks.Site;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.launcher.LauncherConstants;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Begins the round where a plan has checks, tells the journal what was found, and records a run for
 * every planned check that the extension never came to.
 */
final class RoundListener implements TestExecutionListener {

  private final SuiteSession session;
  private final boolean served;
  private volatile @Nullable TestPlan plan;
  private volatile @Nullable Suite suite;

  /** Of all plans of a session, but for those that have a listener of their own. */
  RoundListener(SuiteSession session) {
    this(session, false);
  }

  /**
   * @param served for one plan of a {@link ServedSuite}, which runs many of them side by side
   */
  RoundListener(SuiteSession session, boolean served) {
    this.session = session;
    this.served = served;
  }

  @Override
  public void testPlanExecutionStarted(TestPlan started) {
    Variables parameters = key -> started.getConfigurationParameters().get(key).orElse(null);
    if (Boolean.parseBoolean(parameters.get(SuiteOptions.SERVED)) != served) {
      return;
    }
    boolean list = Boolean.parseBoolean(parameters.get(SuiteOptions.LIST));
    if (!list && Boolean.parseBoolean(parameters.get(LauncherConstants.DRY_RUN_PROPERTY_NAME))) {
      return;
    }
    plan = started;
    session.tally().executed(Boolean.parseBoolean(parameters.get(SuiteOptions.REQUIRE_CHECKS)));
    for (TestIdentifier root : started.getRoots()) {
      for (TestIdentifier each : started.getDescendants(root)) {
        found(started, each, parameters);
      }
    }
    Suite begun = suite;
    if (begun != null && !list && !served) {
      begun.warmUp();
    }
  }

  private void found(TestPlan started, TestIdentifier identifier, Variables parameters) {
    for (Site site : PlannedChecks.sites(identifier)) {
      session
          .tally()
          .found(
              identifier.getUniqueId() + "/" + site.method().getName(), site.testClass().getName());
      suite = session.begin(SuiteSession.settings(parameters));
    }
    session.tally().forget(identifier.getUniqueId());
    found(started, identifier);
  }

  private void found(TestPlan current, TestIdentifier test) {
    Suite begun = suite;
    DeclaredCheck check = begun == null ? null : check(current, begun, test);
    if (begun != null
        && check != null
        && begun.options().isSelected(check.spec().id().value())
        && session.announce(check.spec().id())) {
      begun.journal().append(new JournalEntry.CheckFound(check.spec()));
    }
  }

  private static @Nullable DeclaredCheck check(TestPlan plan, Suite suite, TestIdentifier test) {
    return PlannedChecks.site(test)
        .map(
            site ->
                suite.catalog().check(site.testClass(), site.method(), Invocations.of(plan, test)))
        .orElse(null);
  }

  /** The rows of a parameterized class become known when it runs. */
  @Override
  public void dynamicTestRegistered(TestIdentifier test) {
    TestPlan current = plan;
    if (current != null) {
      found(current, test);
    }
  }

  @Override
  public void executionSkipped(TestIdentifier identifier, String reason) {
    if (!reason.equals(HealthCheckExtension.NOT_SELECTED)) {
      neverBegan(identifier, Outcome.SKIPPED, reason);
    }
  }

  @Override
  public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
    if (result.getStatus() != Status.SUCCESSFUL) {
      boolean aborted = result.getStatus() == Status.ABORTED;
      String thrown = result.getThrowable().map(Throwable::toString).orElse("no reason");
      neverBegan(
          identifier,
          aborted ? Outcome.SKIPPED : Outcome.BROKEN,
          "it never began: " + identifier.getDisplayName() + " ended with " + thrown);
      if (!aborted) {
        withoutRows(identifier, "its rows are not known: " + thrown);
      }
    }
  }

  /** A parameterized class that fails before its first row: its checks are told without a row. */
  private void withoutRows(TestIdentifier identifier, String reason) {
    TestPlan current = plan;
    Suite begun = suite;
    if (current == null
        || begun == null
        || !identifier.isContainer()
        || !current.getDescendants(identifier).isEmpty()) {
      return;
    }
    for (Site site : PlannedChecks.sites(identifier)) {
      DeclaredCheck check = begun.catalog().check(site.testClass(), site.method(), Invocation.NONE);
      begun.journal().append(new JournalEntry.CheckFound(check.spec()));
      String each = identifier.getUniqueId() + "/" + site.method().getName();
      record(begun, check, each, Outcome.BROKEN, reason);
    }
  }

  @Override
  public void testPlanExecutionFinished(TestPlan finished) {
    for (TestIdentifier root : finished.getRoots()) {
      neverBegan(root, Outcome.BROKEN, "it was planned, and never began");
    }
    plan = null;
  }

  private void neverBegan(TestIdentifier identifier, Outcome outcome, String reason) {
    TestPlan current = plan;
    Suite begun = suite;
    if (current == null || begun == null || begun.options().listOnly()) {
      return;
    }
    neverBegan(current, begun, identifier, outcome, reason);
    for (TestIdentifier each : current.getDescendants(identifier)) {
      neverBegan(current, begun, each, outcome, reason);
    }
  }

  private void neverBegan(
      TestPlan current, Suite begun, TestIdentifier test, Outcome outcome, String reason) {
    DeclaredCheck check = check(current, begun, test);
    if (check == null
        || session.tally().isRecorded(test.getUniqueId())
        || !begun.options().isSelected(check.spec().id().value())) {
      return;
    }
    record(begun, check, test.getUniqueId(), outcome, reason);
  }

  private void record(
      Suite begun, DeclaredCheck check, String uniqueId, Outcome outcome, String reason) {
    String masked = begun.redactor().text(reason);
    if (outcome == Outcome.SKIPPED) {
      NeverBegan.skipped(begun, check, masked);
    } else {
      NeverBegan.broken(begun, check, FaultCode.CHECK_THREW, masked);
    }
    session.tally().recorded(uniqueId, outcome, masked);
  }
}
