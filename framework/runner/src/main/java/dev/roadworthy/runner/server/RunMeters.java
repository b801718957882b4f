package dev.roadworthy.runner.server;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.fault.Outcome;
import dev.roadworthy.run.Run;
import dev.roadworthy.runner.watch.Snapshot;
import dev.roadworthy.runner.watch.WatchListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Counts and times the runs of each check that there is. Labels are ids and outcomes, of which
 * there are few; what a fault says is none.
 */
final class RunMeters implements WatchListener {

  private static final Duration[] BUCKETS =
      Stream.of(10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000)
          .map(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final MeterRegistry registry;
  private final Map<CheckId, OfCheck> checks = new ConcurrentHashMap<>();

  RunMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void ran(Run run) {
    checks.computeIfAbsent(run.check(), id -> new OfCheck(run.environment(), id)).ran(run);
  }

  /** What is no longer there is no longer measured. */
  @Override
  public void beat(Snapshot snapshot) {
    Set<CheckId> there =
        snapshot.checks().stream().map(Snapshot.Check::id).collect(Collectors.toSet());
    checks
        .entrySet()
        .removeIf(
            each -> {
              boolean gone = !there.contains(each.getKey());
              if (gone) {
                each.getValue().remove();
              }
              return gone;
            });
  }

  private final class OfCheck {

    private final String environment;
    private final String check;
    private final Timer duration;
    private final Timer latency;
    private final Map<Outcome, Counter> outcomes = new EnumMap<>(Outcome.class);

    OfCheck(String environment, CheckId check) {
      this.environment = environment;
      this.check = check.value();
      this.duration =
          Timer.builder("roadworthy.run.duration")
              .description("How long a run took, the author's own code included")
              .tags("environment", environment, "check", this.check)
              .register(registry);
      this.latency =
          Timer.builder("roadworthy.run.latency")
              .description(
                  "The time of a run on the wire; of the whole run where it made no request")
              .tags("environment", environment, "check", this.check)
              .serviceLevelObjectives(BUCKETS)
              .register(registry);
    }

    synchronized void ran(Run run) {
      duration.record(run.duration());
      if (!run.cold()) {
        latency.record(run.latency());
      }
      outcomes.computeIfAbsent(run.outcome(), this::counter).increment();
    }

    private Counter counter(Outcome outcome) {
      return Counter.builder("roadworthy.runs")
          .description("Runs by their outcome")
          .tags("environment", environment, "check", check, "outcome", outcome.name())
          .register(registry);
    }

    synchronized void remove() {
      Stream.<Meter>concat(Stream.of(duration, latency), outcomes.values().stream())
          .forEach(registry::remove);
    }
  }
}
