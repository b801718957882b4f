package dev.roadworthy.reports.trend;

import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.fault.Outcome;
import dev.roadworthy.history.RunFact;
import dev.roadworthy.reports.chart.Dot;
import java.util.Optional;

/** How runs are drawn. */
public final class Marks {

  private Marks() {}

  /**
   * A run as a dot.
   *
   * @param current it is the run that the chart stands beside
   */
  public static Dot dot(RunFact run, boolean current) {
    return new Dot(run.startedAt(), run.latency().toNanos() / 1e6, mark(run), current);
  }

  private static Dot.Mark mark(RunFact run) {
    Dot.Mark mark = mark(run.outcome());
    return mark == Dot.Mark.PASSED && run.cold() ? Dot.Mark.COLD : mark;
  }

  /** What runs with a fault code say; of a code that is not known, that they failed. */
  static Dot.Mark ofCode(String code) {
    return known(code).map(known -> mark(known.outcome())).orElse(Dot.Mark.FAILED);
  }

  /** What is known of a fault code; nothing of one from a newer version. */
  static Optional<FaultCode> known(String code) {
    try {
      return Optional.of(FaultCode.parse(code));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** How an outcome is drawn. */
  public static Dot.Mark mark(Outcome outcome) {
    return switch (outcome) {
      case PASSED -> Dot.Mark.PASSED;
      case DEGRADED -> Dot.Mark.DEGRADED;
      case FAILED -> Dot.Mark.FAILED;
      case BROKEN, INCONCLUSIVE -> Dot.Mark.BLIND;
      case SKIPPED -> Dot.Mark.SKIPPED;
    };
  }

  /** The name under which an outcome is coloured in the style sheet. */
  public static String style(Outcome outcome) {
    return switch (outcome) {
      case PASSED -> "passed";
      case DEGRADED -> "degraded";
      case FAILED -> "failed";
      case BROKEN, INCONCLUSIVE -> "blind";
      case SKIPPED -> "skipped";
    };
  }
}
