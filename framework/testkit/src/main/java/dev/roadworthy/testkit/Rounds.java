package dev.roadworthy.testkit;

import dev.roadworthy.run.EnvironmentKind;
import dev.roadworthy.run.Round;
import dev.roadworthy.run.RoundId;
import dev.roadworthy.run.Trigger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Builds rounds: {@code Rounds.in("ci").branch("main").at("2026-11-02T08:00:00Z").build()}. */
public final class Rounds {

  /** When a round begins if a test does not say. */
  public static final Instant START = Instant.parse("2026-11-02T08:00:00Z");

  private final String environment;
  private RoundId id = RoundId.random();
  private Trigger trigger = Trigger.SCHEDULE;
  private EnvironmentKind kind = EnvironmentKind.CI;
  private Instant startedAt = START;
  private @Nullable String commit;
  private @Nullable String branch;
  private @Nullable String buildNumber;

  private Rounds(String environment) {
    this.environment = environment;
  }

  /** Begins a scheduled round of kind CI without branch, commit and build. */
  public static Rounds in(String environment) {
    return new Rounds(environment);
  }

  /** Its identity; a random one if a test does not say. */
  public Rounds id(String value) {
    this.id = new RoundId(value);
    return this;
  }

  /** What started it. */
  public Rounds trigger(Trigger what) {
    this.trigger = what;
    return this;
  }

  /** The environment's kind. */
  public Rounds kind(EnvironmentKind what) {
    this.kind = what;
    return this;
  }

  /** When it began. */
  public Rounds at(Instant instant) {
    this.startedAt = instant;
    return this;
  }

  /** When it began, such as {@code 2026-11-02T08:00:00Z}. */
  public Rounds at(String instant) {
    return at(Instant.parse(instant));
  }

  /** The suite's commit. */
  public Rounds commit(String hash) {
    this.commit = hash;
    return this;
  }

  /** The suite's branch. */
  public Rounds branch(String name) {
    this.branch = name;
    return this;
  }

  /** The build's number. */
  public Rounds number(String build) {
    this.buildNumber = build;
    return this;
  }

  /** The round. */
  public Round build() {
    return new Round(
        id, trigger, environment, kind, "test", startedAt, commit, branch, buildNumber);
  }
}
