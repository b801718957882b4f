package dev.roadworthy.check;

import dev.roadworthy.schedule.Schedule;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a check's author asked for, as the suite JVM found it on the method.
 *
 * @param id the stable identity
 * @param name the sentence in the annotation, shown to people
 * @param className the binary name of the class that declares the check
 * @param methodName the test method
 * @param owner who answers for it
 * @param severity how much a failure matters
 * @param schedule how often the watch runs it
 * @param timeout the hard total deadline of a run
 * @param slowAfter a run whose exchanges together take longer is DEGRADED with L0101; null for
 *     never
 * @param runbook where to read what to do; null if none was given
 * @param dependsOn the parent check, null if none
 * @param codeHash a hash of the declaring class: the same hash means the same code
 */
public record CheckSpec(
    CheckId id,
    String name,
    String className,
    String methodName,
    Owner owner,
    Severity severity,
    Schedule schedule,
    Duration timeout,
    @Nullable Duration slowAfter,
    @Nullable URI runbook,
    @Nullable CheckId dependsOn,
    String codeHash) {

  /** The deadline where the author gave none: the smaller of 10 s and a third of the interval. */
  public static Duration defaultTimeout(Schedule schedule) {
    Duration third = schedule.interval().dividedBy(3);
    Duration ten = Duration.ofSeconds(10);
    return third.compareTo(ten) < 0 ? third : ten;
  }

  /** How long a run says something about now: 2.5 intervals after its end. */
  public Duration staleAfter() {
    return schedule.interval().multipliedBy(5).dividedBy(2);
  }

  /**
   * True if it has had no run when one was due: the first due time after its latest run lies more
   * than 1.5 intervals back. That is 2.5 intervals at a fixed rate, and no night for what runs by
   * day.
   *
   * @param began when its latest run began, or since when it could have had one
   */
  public boolean isStale(Instant began, Instant now) {
    Instant due = schedule.next(began, id.value());
    return due.isBefore(now.minus(schedule.interval().multipliedBy(3).dividedBy(2)));
  }
}
