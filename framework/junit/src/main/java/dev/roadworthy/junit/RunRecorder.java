package dev.roadworthy.junit;

import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.Outcome;
import dev.roadworthy.journal.JournalEntry;
import dev.roadworthy.junit.allure.AllureResult;
import dev.roadworthy.run.Run;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records the run of a check wherever it is looked for: journal, JUnit, Allure. */
final class RunRecorder {

  private static final Logger log = LoggerFactory.getLogger(RunRecorder.class);

  private final SuiteSession session;
  private final ExtensionContext context;

  RunRecorder(SuiteSession session, ExtensionContext context) {
    this.session = session;
    this.context = context;
  }

  void record(CheckRun run, @Nullable Throwable thrown) {
    String uniqueId = context.getUniqueId();
    session.ended(uniqueId);
    Run ended = RunFactory.ended(run, thrown);
    run.close();
    if (!run.claim()) {
      session.tally().recorded(uniqueId, ended.outcome(), reason(ended));
      return;
    }
    run.journal(new JournalEntry.RunRecorded(ended));
    run.recorded();
    if (thrown != null && run.conclusion(thrown).exhausted()) {
      askForReplacement(run.suite, ended);
    }
    session.tally().recorded(uniqueId, ended.outcome(), reason(ended));
    if (ended.outcome() == Outcome.FAILED) {
      session.failed().add(ended.check());
    }
    if (ended.outcome() == Outcome.DEGRADED) {
      tellDegraded(ended);
    }
    if (run.suite.options().allure()) {
      AllureResult.describe(run.check.spec(), ended);
    }
  }

  /** Under suspicion is who met the limit by its own code, not who wanted to send a request. */
  private static void askForReplacement(Suite suite, Run run) {
    boolean own = run.exchanges().stream().allMatch(exchange -> exchange.fault() == null);
    suite.askForReplacement(
        own ? run.check() : null, "check " + run.check() + " met " + reason(run));
  }

  private static String reason(Run run) {
    Fault fault = run.fault();
    return fault != null ? fault.diagnosis() : String.valueOf(run.evidence().detail());
  }

  private void tellDegraded(Run run) {
    Fault fault = run.fault();
    String diagnosis = fault == null ? "" : fault.diagnosis();
    log.info("{} is DEGRADED: {}", run.check(), diagnosis);
    context.publishReportEntry(
        Map.of("outcome", run.outcome().name(), "check", run.check().value(), "fault", diagnosis));
  }
}
