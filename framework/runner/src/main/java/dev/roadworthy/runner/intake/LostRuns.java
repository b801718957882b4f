package dev.roadworthy.runner.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.history.HistoryStore;
import dev.roadworthy.history.Ingest;
import dev.roadworthy.run.Evidence;
import dev.roadworthy.run.Round;
import dev.roadworthy.run.Run;
import dev.roadworthy.run.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** BROKEN runs for checks that a suite JVM had announced, and of which it left no run. */
public final class LostRuns {

  private final HistoryStore history;
  private final Relevance relevance;

  /**
   * @param history takes the runs
   * @param relevance says which of them a decision is to be made on
   */
  public LostRuns(HistoryStore history, Relevance relevance) {
    this.history = history;
    this.relevance = relevance;
  }

  /**
   * Adds them to history, under the same ids however often they are found out.
   *
   * @param round which round they are missing in
   * @param checks the checks
   * @param begun when checks began, as far as they did
   * @param how the JVM ended, such as {@code the suite JVM ended with exit code 7}
   * @param now when that was noticed
   * @return the runs
   */
  public List<Run> record(
      Round round, List<CheckSpec> checks, Map<CheckId, Instant> begun, String how, Instant now) {
    List<Run> runs =
        checks.stream().map(check -> run(round, check, begun.get(check.id()), how, now)).toList();
    if (!runs.isEmpty()) {
      history.append(
          new Ingest(
              List.of(),
              checks.stream()
                  .map(check -> new Ingest.Declared(round.environment(), check, round.startedAt()))
                  .toList(),
              runs,
              relevant(round, checks, runs),
              null));
    }
    return runs;
  }

  private Set<RunId> relevant(Round round, List<CheckSpec> checks, List<Run> runs) {
    Set<RunId> ids = new HashSet<>();
    for (int i = 0; i < runs.size(); i++) {
      if (relevance.isRelevant(round, checks.get(i), runs.get(i))) {
        ids.add(runs.get(i).id());
      }
    }
    return ids;
  }

  private static Run run(
      Round round, CheckSpec check, @Nullable Instant begun, String how, Instant now) {
    String what = begun == null ? "it never began: " : "it began, but left no run: ";
    Fault fault = new Fault(FaultCode.WORKER_DIED, what + how);
    return new Run(
        id(round, check),
        round.id(),
        check.id(),
        round.environment(),
        round.location(),
        begun == null ? now : begun,
        begun == null || begun.isAfter(now) ? Duration.ZERO : Duration.between(begun, now),
        fault.code().outcome(),
        fault,
        List.of(),
        Evidence.NONE,
        check.codeHash());
  }

  private static RunId id(Round round, CheckSpec check) {
    String name = "lost " + round.id() + " " + check.id();
    return new RunId(UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString());
  }
}
