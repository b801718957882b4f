package dev.roadworthy.history;

import dev.roadworthy.fault.Outcome;
import dev.roadworthy.run.Round;
import java.time.Duration;
import java.util.Map;

/**
 * A round and what came of it.
 *
 * @param round the round
 * @param outcomes how many of its runs had which outcome
 * @param duration from its start to the end of its last run
 */
public record RoundSummary(Round round, Map<Outcome, Integer> outcomes, Duration duration) {

  /** Copies the map. */
  public RoundSummary {
    outcomes = Map.copyOf(outcomes);
  }
}
