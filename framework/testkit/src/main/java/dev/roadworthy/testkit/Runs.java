package dev.roadworthy.testkit;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.fault.Outcome;
import dev.roadworthy.run.Evidence;
import dev.roadworthy.run.Exchange;
import dev.roadworthy.run.Round;
import dev.roadworthy.run.RoundId;
import dev.roadworthy.run.Run;
import dev.roadworthy.run.RunId;
import dev.roadworthy.schedule.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Builds runs: {@code Runs.passed("landing").of(round).at("2026-11-02T08:00:05Z").build()}. What a
 * test does not say is made up: a random id, a round of its own in environment {@code ci}, 100 ms.
 */
public final class Runs {

  private final CheckId check;
  private final Outcome outcome;
  private final @Nullable Fault fault;
  private RunId id = RunId.random();
  private RoundId round = RoundId.random();
  private String environment = "ci";
  private Instant startedAt = Rounds.START;
  private Duration duration = Duration.ofMillis(100);
  private final List<Exchange> exchanges = new ArrayList<>();
  private Evidence evidence = Evidence.NONE;
  private String codeHash = "code-1";

  private Runs(String check, Outcome outcome, @Nullable Fault fault) {
    this.check = new CheckId(check);
    this.outcome = outcome;
    this.fault = fault;
  }

  /** Begins a run that passed. */
  public static Runs passed(String check) {
    return new Runs(check, Outcome.PASSED, null);
  }

  /** Begins a run that was skipped by an assumption. */
  public static Runs skipped(String check) {
    return new Runs(check, Outcome.SKIPPED, null);
  }

  /** Begins a run with a fault; its outcome is that of the code. */
  public static Runs with(FaultCode code, String check) {
    return new Runs(check, code.outcome(), new Fault(code, "seen by " + check));
  }

  /** Begins a run with a fault. */
  public static Runs with(Fault fault, String check) {
    return new Runs(check, fault.code().outcome(), fault);
  }

  /** Begins a FAILED run: the connection was refused. */
  public static Runs failed(String check) {
    return with(FaultCode.REFUSED, check);
  }

  /** Begins a DEGRADED run: it was slow. */
  public static Runs degraded(String check) {
    return with(FaultCode.SLOW, check);
  }

  /** Begins a BROKEN run: the check threw. */
  public static Runs broken(String check) {
    return with(FaultCode.CHECK_THREW, check);
  }

  /** Begins an INCONCLUSIVE run: there were no samples. */
  public static Runs inconclusive(String check) {
    return with(FaultCode.NO_SAMPLES, check);
  }

  /** Its identity. */
  public Runs id(String value) {
    this.id = new RunId(value);
    return this;
  }

  /** Its round, and the round's environment. */
  public Runs of(Round itsRound) {
    this.round = itsRound.id();
    this.environment = itsRound.environment();
    return this;
  }

  /** The environment's name. */
  public Runs in(String name) {
    this.environment = name;
    return this;
  }

  /** When it began. */
  public Runs at(Instant instant) {
    this.startedAt = instant;
    return this;
  }

  /** When it began, such as {@code 2026-11-02T08:00:00Z}. */
  public Runs at(String instant) {
    return at(Instant.parse(instant));
  }

  /** How long it took, such as {@code 120ms}. */
  public Runs took(String text) {
    return took(DurationText.parse(text));
  }

  /** How long it took. */
  public Runs took(Duration time) {
    this.duration = time;
    return this;
  }

  /** One more exchange. */
  public Runs exchange(Exchange exchange) {
    exchanges.add(exchange);
    return this;
  }

  /** What was seen. */
  public Runs evidence(Evidence seen) {
    this.evidence = seen;
    return this;
  }

  /** The hash of the check's class. */
  public Runs code(String hash) {
    this.codeHash = hash;
    return this;
  }

  /** The run. */
  public Run build() {
    return new Run(
        id,
        round,
        check,
        environment,
        "test",
        startedAt,
        duration,
        outcome,
        fault,
        exchanges,
        evidence,
        codeHash);
  }
}
