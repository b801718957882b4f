package dev.roadworthy.gatling;

import dev.roadworthy.load.Comparison;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.assertj.core.data.Percentage;

/**
 * Earlier load tests, and how much worse than those another may be: {@code
 * assertThat(result).hasNoRegressionAgainst(baseline().within(percent(20)))}.
 *
 * <p>They are the latest 20 of the same check, environment, simulation, profile and warm-up on the
 * main branch that passed. Fewer than {@value Comparison#NEEDED} are never a reason to fail. How it
 * is judged stands at {@link Comparison}.
 */
public final class Baseline {

  private final Percentage allowance;
  private final Instant since;

  private Baseline(Percentage allowance, Instant since) {
    this.allowance = allowance;
    this.since = since;
  }

  /** What the last command of the runner has left of earlier load tests; within 20 %. */
  public static Baseline baseline() {
    return new Baseline(percent(Comparison.ALLOWANCE * 100), Instant.MIN);
  }

  /**
   * So many of a hundred.
   *
   * @throws IllegalArgumentException if negative
   */
  public static Percentage percent(double value) {
    return Percentage.withPercentage(value);
  }

  /** What differs less from the median of the earlier ones is no harm, however unlike chance. */
  public Baseline within(Percentage difference) {
    return new Baseline(difference, since);
  }

  /**
   * Without load tests from before: what became slower on purpose is no regression from then on.
   *
   * @param date such as {@code 2026-11-20}, which begins at midnight UTC, or {@code
   *     2026-11-20T14:30:00Z}
   * @throws IllegalArgumentException if it is neither
   */
  public Baseline since(String date) {
    try {
      Instant start =
          date.contains("T")
              ? Instant.parse(date)
              : LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant();
      return new Baseline(allowance, start);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "baseline().since takes a date or an instant, but was \""
              + date
              + "\". Example: since(\"2026-11-20\")",
          e);
    }
  }

  /** As a share of 1. */
  double allowance() {
    return allowance.value / 100;
  }

  boolean includes(Instant began) {
    return !began.isBefore(since);
  }
}
