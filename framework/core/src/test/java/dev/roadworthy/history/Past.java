package dev.roadworthy.history;

import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.fault.Outcome;
import dev.roadworthy.run.RoundId;
import dev.roadworthy.run.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs as letters, a minute apart, the oldest first: P passed, D degraded, F failed (502), R failed
 * (refused), B broken, I inconclusive, S skipped.
 */
public final class Past {

  public static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

  private Past() {}

  /** When the run with this place in the letters began. */
  public static Instant minute(int place) {
    return START.plus(Duration.ofMinutes(place));
  }

  public static RunWindow window(String letters) {
    List<RunFact> runs = new ArrayList<>();
    for (int i = letters.length() - 1; i >= 0; i--) {
      runs.add(run(letters.charAt(i), minute(i), "run-%05d".formatted(i)));
    }
    return new RunWindow(runs);
  }

  public static RunFact run(char letter, Instant startedAt, String id) {
    return switch (letter) {
      case 'P' -> passed(Outcome.PASSED, startedAt, id);
      case 'S' -> passed(Outcome.SKIPPED, startedAt, id);
      case 'D' -> with(FaultCode.SLOW, startedAt, id);
      case 'F' -> with(FaultCode.parse("W0502"), startedAt, id);
      case 'R' -> with(FaultCode.REFUSED, startedAt, id);
      case 'B' -> with(FaultCode.CHECK_THREW, startedAt, id);
      case 'I' -> with(FaultCode.NO_SAMPLES, startedAt, id);
      default -> throw new IllegalArgumentException("no run is called " + letter);
    };
  }

  private static RunFact passed(Outcome outcome, Instant startedAt, String id) {
    return fact(outcome, null, startedAt, id);
  }

  private static RunFact with(FaultCode code, Instant startedAt, String id) {
    return fact(code.outcome(), new Fault(code, "seen by " + id), startedAt, id);
  }

  private static RunFact fact(
      Outcome outcome, @Nullable Fault fault, Instant startedAt, String id) {
    Duration took = Duration.ofMillis(100);
    return new RunFact(
        new RunId(id), new RoundId("round"), startedAt, took, took, false, outcome, fault);
  }
}
