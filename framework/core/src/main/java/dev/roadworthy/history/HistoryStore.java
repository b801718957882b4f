package dev.roadworthy.history;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.run.Round;
import dev.roadworthy.run.RoundId;
import dev.roadworthy.run.Run;
import dev.roadworthy.run.RunId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps runs. Everything is idempotent by id: the same journal taken over twice, or in another
 * order, leaves the same history. Implementations are thread-safe; what {@link #append} has
 * returned from survives the death of process and machine.
 */
public interface HistoryStore {

  /**
   * Adds facts in one transaction, and notes which runs wait for a decision. A run that threw is
   * kept as {@link dev.roadworthy.diagnosis.Reassessment} reads it, whether the pass that makes the
   * difference arrives before it or after it.
   *
   * @return how many runs were new
   */
  int append(Ingest ingest);

  /** The first byte of a journal that has not been taken over; empty if nothing has. */
  Optional<Long> position(UUID journal);

  /**
   * A run that decisions are made on, and those before it of the same check that were not skipped,
   * by start then id, the newest first; empty if the run is unknown. Runs that no decision is made
   * on are not among them, such as imported ones and those of other branches' builds. Skipped ones
   * would take the place of runs that say something.
   *
   * @param newest the run that comes first
   * @param most 1 or more
   */
  RunWindow window(RunId newest, int most);

  /** One run, whole. */
  Optional<Run> run(RunId id);

  /** A round; empty if it is unknown, or was let go of. */
  Optional<Round> round(RoundId id);

  /** All runs of a round, whole, by start. */
  List<Run> runs(RoundId round);

  /** A check as last declared; empty if it never was. */
  Optional<CheckSpec> check(CheckKey key);

  /**
   * The checks that an environment has, as last declared, by id; without those that are retired.
   */
  List<CheckSpec> checks(String environment);

  /**
   * The checks of an environment that run on a schedule, which are those whose latest run did; with
   * the time when that began. Without those that are retired.
   */
  Map<CheckId, Instant> scheduled(String environment);

  /**
   * These checks are gone from the suite. Their runs stay; a check that is declared again, by a
   * round that began later, is there again.
   *
   * @param at when that was found out
   */
  void retire(String environment, Collection<CheckId> checks, Instant at);

  /** The names of all environments that have runs, sorted. */
  List<String> environments();

  /** All series that have runs. */
  List<Series> series();

  /**
   * The latest rounds, the newest first.
   *
   * @param environment the environment's name
   * @param branch of the suite; empty for rounds without one
   */
  List<RoundSummary> rounds(String environment, String branch, int most);

  /**
   * The latest run that a decision is made on, of each check of an environment that has one.
   * Without checks that are retired.
   */
  Map<CheckId, RunFact> latest(String environment);

  /** The latest runs of a series, the newest first. */
  List<RunFact> latest(Series series, int most);

  /** The runs of these rounds, newest round's first; for a trend by round. */
  List<RunFact> facts(Series series, Collection<RoundId> rounds);

  /** Brings the rollups up to date with the runs that were appended since. */
  void rollUp();

  /**
   * Lets go of a little of what lies beyond the horizon: so little that whoever appends meanwhile
   * need not wait long. Runs that wait for a decision stay, and those in the time line of an open
   * incident. An hour that has lost a run is summed up for the last time before that; runs that
   * arrive for it later are not kept, because nobody could tell whether they have been counted.
   *
   * @return true if there may be more to let go
   */
  boolean prune(Horizon horizon);

  /** The rollups of a series with an hour in [from, to), by hour. */
  List<Rollup> rollups(Series series, Instant from, Instant to);
}
