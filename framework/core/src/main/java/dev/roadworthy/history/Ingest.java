package dev.roadworthy.history;

import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.run.Round;
import dev.roadworthy.run.Run;
import dev.roadworthy.run.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one transaction adds to history.
 *
 * @param rounds new or known ones
 * @param checks as the suite declares them; those of the runs among them, also where a journal is
 *     taken over in pieces: a run stands for at most 2.5 of the intervals that it comes with
 * @param runs new or known ones
 * @param toEvaluate which of the runs a decision is still to be made on, if they are new
 * @param loads what load tests say of themselves, in front of their runs or apart from them
 * @param position how far the journal is taken over with this, null if they come from none
 */
public record Ingest(
    List<Round> rounds,
    List<Declared> checks,
    List<Run> runs,
    Set<RunId> toEvaluate,
    LoadFacts loads,
    @Nullable JournalPosition position) {

  /**
   * A check as it is declared for an environment.
   *
   * @param environment the environment's name
   * @param check as its author wrote it
   * @param at when its round began; of several declarations the latest holds, in whatever order
   *     they arrive
   */
  public record Declared(String environment, CheckSpec check, Instant at) {}

  /** Without load tests. */
  public Ingest(
      List<Round> rounds,
      List<Declared> checks,
      List<Run> runs,
      Set<RunId> toEvaluate,
      @Nullable JournalPosition position) {
    this(rounds, checks, runs, toEvaluate, LoadFacts.NONE, position);
  }

  /** Copies the collections. */
  public Ingest {
    rounds = List.copyOf(rounds);
    checks = List.copyOf(checks);
    runs = List.copyOf(runs);
    toEvaluate = Set.copyOf(toEvaluate);
  }
}
