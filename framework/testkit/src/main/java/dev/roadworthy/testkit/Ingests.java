package dev.roadworthy.testkit;

import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.history.Ingest;
import dev.roadworthy.history.Ingest.Declared;
import dev.roadworthy.history.JournalPosition;
import dev.roadworthy.history.LoadFacts;
import dev.roadworthy.run.Round;
import dev.roadworthy.run.Run;
import dev.roadworthy.run.RunId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Builds ingests: {@code Ingests.of(round).check(landing).run(run).waiting(another).build()}. */
public final class Ingests {

  private final List<Round> rounds = new ArrayList<>();
  private final List<Declared> checks = new ArrayList<>();
  private final List<Run> runs = new ArrayList<>();
  private final Set<RunId> toEvaluate = new HashSet<>();
  private LoadFacts loads = LoadFacts.NONE;
  private @Nullable JournalPosition position;

  private Ingests() {}

  /** Begins one without a round. */
  public static Ingests none() {
    return new Ingests();
  }

  /** Begins one with a round. */
  public static Ingests of(Round round) {
    return none().round(round);
  }

  /** A round and its runs, on which no decision is made. */
  public static Ingest ingest(Round round, Run... runs) {
    return ingest(round, List.of(runs));
  }

  /** A round and its runs, on which no decision is made. */
  public static Ingest ingest(Round round, List<Run> runs) {
    Ingests ingests = of(round);
    ingests.runs.addAll(runs);
    return ingests.build();
  }

  /** One more round. */
  public Ingests round(Round round) {
    rounds.add(round);
    return this;
  }

  /** A check as the round declares it; the round must have been named. */
  public Ingests check(CheckSpec check) {
    return check(rounds.get(0), check);
  }

  /** A check as a round declares it that need not be part of this. */
  public Ingests check(Round round, CheckSpec check) {
    checks.add(new Declared(round.environment(), check, round.startedAt()));
    return this;
  }

  /** A run on which no decision is made. */
  public Ingests run(Run run) {
    runs.add(run);
    return this;
  }

  /** A run that waits for its decision. */
  public Ingests waiting(Run run) {
    toEvaluate.add(run.id());
    return run(run);
  }

  /** What load tests say. */
  public Ingests loads(LoadFacts facts) {
    this.loads = facts;
    return this;
  }

  /** How far the journal is taken over with this. */
  public Ingests position(UUID journal, long offset) {
    this.position = new JournalPosition(journal, offset);
    return this;
  }

  /** The ingest. */
  public Ingest build() {
    return new Ingest(rounds, checks, runs, toEvaluate, loads, position);
  }
}
