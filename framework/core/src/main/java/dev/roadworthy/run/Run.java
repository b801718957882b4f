package dev.roadworthy.run;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One execution of one check in one environment from one location.
 *
 * @param id the run's identity
 * @param round the round that it belongs to
 * @param check which check
 * @param environment the environment's name
 * @param location from where it looked
 * @param startedAt when it began
 * @param duration of the whole check, the test author's own code included
 * @param outcome what it says; for a fault the outcome of its code
 * @param fault why it did not pass, or why it is DEGRADED; null if PASSED, or skipped by an
 *     assumption
 * @param exchanges in the order in which they began
 * @param evidence what else was seen
 * @param codeHash of the class that declares the check
 */
public record Run(
    RunId id,
    RoundId round,
    CheckId check,
    String environment,
    String location,
    Instant startedAt,
    Duration duration,
    Outcome outcome,
    @Nullable Fault fault,
    List<Exchange> exchanges,
    Evidence evidence,
    String codeHash) {

  /**
   * @throws IllegalArgumentException if the fault's code has another outcome
   */
  public Run {
    exchanges = List.copyOf(exchanges);
    if (fault != null && fault.code().outcome() != outcome) {
      throw new IllegalArgumentException(
          "A run with " + fault.code() + " is " + fault.code().outcome() + ", but was " + outcome);
    }
  }

  /** The time on the wire: the sum of its exchanges; of the whole check where it made none. */
  public Duration latency() {
    return exchanges.isEmpty()
        ? duration
        : exchanges.stream().map(Exchange::duration).reduce(Duration.ZERO, Duration::plus);
  }

  /** Its latency is distorted by a cold JVM, and kept out of percentiles and baselines. */
  public boolean cold() {
    return exchanges.stream().anyMatch(Exchange::cold);
  }

  /** The last exchange, null if there was none. */
  public @Nullable Exchange lastExchange() {
    return exchanges.isEmpty() ? null : exchanges.get(exchanges.size() - 1);
  }

  /** The same run with another outcome, as whoever knows its past reads it. */
  public Run reassessed(Fault newFault) {
    return new Run(
        id,
        round,
        check,
        environment,
        location,
        startedAt,
        duration,
        newFault.code().outcome(),
        newFault,
        exchanges,
        evidence,
        codeHash);
  }
}
