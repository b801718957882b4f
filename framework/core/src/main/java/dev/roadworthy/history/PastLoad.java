package dev.roadworthy.history;

import dev.roadworthy.load.LoadEnd;
import dev.roadworthy.load.LoadEnd.Reason;
import dev.roadworthy.load.LoadRun;
import dev.roadworthy.load.LoadSummary;
import dev.roadworthy.load.Measured;
import dev.roadworthy.run.Round;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A load test of the past, as much as comparing it needs.
 *
 * @param fact its run: when, and what came of it
 * @param round its round: with which commit, on which branch
 * @param load which simulation, by which profile, of which version
 * @param seconds how many seconds of it count
 * @param total all its requests, without what its warm-up discards
 * @param measured each request and each group, likewise
 * @param end how it ended; null if it did not say so
 */
public record PastLoad(
    RunFact fact,
    Round round,
    LoadRun load,
    long seconds,
    Measured total,
    List<Measured> measured,
    @Nullable LoadEnd end) {

  /** Copies the list. */
  public PastLoad {
    measured = List.copyOf(measured);
  }

  /**
   * Whether later ones are compared with it: it passed, which one whose generator was saturated
   * does not, and ended by itself or at its time.
   */
  public boolean isBaseline() {
    return fact.outcome().isPass()
        && end != null
        && (end.reason() == Reason.COMPLETED || end.reason() == Reason.MAX_DURATION);
  }

  /** What comparing it takes. */
  public LoadSummary summary() {
    return new LoadSummary(seconds, total, measured);
  }

  /** How many requests ended in a second, on average. */
  public double throughput() {
    return summary().throughput();
  }
}
