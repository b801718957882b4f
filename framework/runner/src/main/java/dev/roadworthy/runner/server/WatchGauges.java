package dev.roadworthy.runner.server;

import dev.roadworthy.check.Severity;
import dev.roadworthy.evaluation.Status;
import dev.roadworthy.runner.watch.Snapshot;
import dev.roadworthy.runner.watch.Trouble;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * What a watch knows by now, as Prometheus wants it: made from the latest snapshot when somebody
 * asks, so that a thousand checks cost nothing in between.
 */
final class WatchGauges implements MultiCollector {

  private final Live live;

  WatchGauges(Live live) {
    this.live = live;
  }

  @Override
  public MetricSnapshots collect() {
    Snapshot watch = live.snapshot();
    if (watch == null) {
      return new MetricSnapshots();
    }
    List<MetricSnapshot> all = new ArrayList<>(ofWatch(watch, live.health().isGood()));
    all.addAll(ofChecks(watch));
    return new MetricSnapshots(all);
  }

  private static List<MetricSnapshot> ofWatch(Snapshot watch, boolean healthy) {
    Labels environment = Labels.of("environment", watch.environment());
    Snapshot.Books books = watch.books();
    List<MetricSnapshot> all = new ArrayList<>();
    all.add(single("watch_healthy", "1 if the watch does what it is for", environment, healthy));
    all.add(
        single(
            "watch_start_time_seconds",
            "Since when it watches, in seconds since 1970",
            environment,
            seconds(watch.startedAt())));
    all.add(
        single(
            "worker_up",
            "1 if a suite JVM is ready to run checks",
            environment,
            watch.worker() != null));
    all.add(
        gauge(
            "watch_trouble",
            "1 if this is wrong with the watch itself",
            points ->
                Stream.of(Trouble.values())
                    .forEach(
                        kind ->
                            points.accept(
                                environment.add("kind", kind.name()),
                                number(
                                    watch.troubles().stream()
                                        .anyMatch(open -> open.kind() == kind))))));
    all.add(
        gauge(
            "incidents_open",
            "Open incidents",
            points ->
                Stream.of(Severity.values())
                    .forEach(
                        severity ->
                            points.accept(
                                environment.add("severity", severity.name()),
                                open(watch, severity)))));
    if (books != null) {
      all.add(
          single(
              "history_written_timestamp_seconds",
              "When everything had been taken over into history, in seconds since 1970",
              environment,
              seconds(books.at())));
      all.add(
          single(
              "letters_waiting",
              "Letters that wait for their delivery",
              environment,
              books.letters().waiting()));
      all.add(
          single(
              "letters_dead", "Letters that were given up", environment, books.letters().dead()));
    }
    return all;
  }

  private static double open(Snapshot watch, Severity severity) {
    return watch.checks().stream()
        .filter(check -> check.incident() != null && check.spec().severity() == severity)
        .count();
  }

  private static List<MetricSnapshot> ofChecks(Snapshot watch) {
    CounterSnapshot.Builder missed =
        CounterSnapshot.builder()
            .name("roadworthy_check_missed_slots")
            .help("How many times a check was due and did not run");
    watch
        .checks()
        .forEach(
            check ->
                missed.dataPoint(
                    CounterDataPointSnapshot.builder()
                        .labels(labels(watch, check))
                        .value(check.missed())
                        .build()));
    return List.of(
        gauge(
            "check_status",
            "1 for the status that a check has, 0 for the others",
            points -> watch.checks().forEach(check -> statuses(watch, check, points))),
        gauge(
            "check_last_run_timestamp_seconds",
            "When the latest run of a check began, in seconds since 1970",
            points ->
                watch.checks().stream()
                    .filter(check -> check.last() != null)
                    .forEach(check -> lastRun(watch, check, points))),
        missed.build());
  }

  private static void statuses(
      Snapshot watch, Snapshot.Check check, BiConsumer<Labels, Double> points) {
    Labels labels = labels(watch, check);
    for (Status status : Status.values()) {
      points.accept(labels.add("status", status.name()), number(check.status() == status));
    }
  }

  private static void lastRun(
      Snapshot watch, Snapshot.Check check, BiConsumer<Labels, Double> points) {
    Snapshot.Last last = check.last();
    if (last != null) {
      points.accept(labels(watch, check), seconds(last.startedAt()));
    }
  }

  private static Labels labels(Snapshot watch, Snapshot.Check check) {
    return Labels.of("environment", watch.environment(), "check", check.id().value());
  }

  private static GaugeSnapshot single(String name, String help, Labels labels, boolean value) {
    return single(name, help, labels, number(value));
  }

  private static GaugeSnapshot single(String name, String help, Labels labels, double value) {
    return gauge(name, help, points -> points.accept(labels, value));
  }

  /** Hands its points to a gauge. */
  private interface Points {
    void to(BiConsumer<Labels, Double> gauge);
  }

  private static GaugeSnapshot gauge(String name, String help, Points points) {
    GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name("roadworthy_" + name).help(help);
    points.to(
        (labels, value) ->
            gauge.dataPoint(GaugeDataPointSnapshot.builder().labels(labels).value(value).build()));
    return gauge.build();
  }

  private static double number(boolean value) {
    return value ? 1 : 0;
  }

  private static double seconds(Instant instant) {
    return instant.toEpochMilli() / 1_000.0;
  }
}
