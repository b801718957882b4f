package dev.roadworthy.runner.watch;

import dev.roadworthy.alerting.Incident;
import dev.roadworthy.check.CheckId;
import dev.roadworthy.check.CheckSpec;
import dev.roadworthy.evaluation.Status;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A watch at one moment, for whoever shows it.
 *
 * @param environment where it looks
 * @param location from where; empty while no worker has said it
 * @param at when this was so
 * @param startedAt since when it watches
 * @param checks by id
 * @param worker the JVM that runs the checks; null while there is none
 * @param troubles what is wrong with the watch itself
 * @param books what was last known of the database; null before it was opened
 */
public record Snapshot(
    String environment,
    String location,
    Instant at,
    Instant startedAt,
    List<Check> checks,
    @Nullable Worker worker,
    List<OpenTrouble> troubles,
    @Nullable Books books) {

  /** Copies the lists. */
  public Snapshot {
    checks = List.copyOf(checks);
    troubles = List.copyOf(troubles);
  }

  /**
   * One check.
   *
   * @param spec as it was last declared
   * @param status {@link Status#STALE} if it had no run when one was due
   * @param since when the status became what it is; null if nothing is decided
   * @param reason why it is what it is
   * @param last its latest run; null before the first
   * @param next when it is due; null if it is not scheduled
   * @param running it runs now
   * @param missed how many times it was due and did not run, since the watch began
   * @param alone it runs in a JVM of its own, because it may have been fatal to one
   * @param incident the open one; null if none
   */
  public record Check(
      CheckSpec spec,
      Status status,
      @Nullable Instant since,
      String reason,
      @Nullable Last last,
      @Nullable Instant next,
      boolean running,
      long missed,
      boolean alone,
      @Nullable Incident incident) {

    /** Its id. */
    public CheckId id() {
      return spec.id();
    }
  }

  /**
   * The latest run of a check.
   *
   * @param startedAt when it began
   * @param duration how long it took
   * @param latency its time on the wire
   * @param outcome what it says
   * @param fault why it did not pass; null if it did
   * @param traceId by which its requests are known; empty if it made none
   */
  public record Last(
      Instant startedAt,
      Duration duration,
      Duration latency,
      Outcome outcome,
      @Nullable Fault fault,
      String traceId) {}

  /**
   * The JVM that runs the checks.
   *
   * @param pid its process id
   * @param startedAt when it was started
   */
  public record Worker(long pid, Instant startedAt) {}

  /**
   * What is wrong with the watch.
   *
   * @param kind which trouble
   * @param since when it began
   * @param text what is wrong
   */
  public record OpenTrouble(Trouble kind, Instant since, String text) {}

  /**
   * What was last known of the database.
   *
   * @param at when everything that was journalled had been taken over and decided on
   * @param letters those that have not arrived
   */
  public record Books(Instant at, Undelivered letters) {}

  /** How many checks have each status. */
  public Map<Status, Long> counts() {
    return checks.stream()
        .collect(
            Collectors.groupingBy(
                Check::status, () -> new EnumMap<>(Status.class), Collectors.counting()));
  }
}
