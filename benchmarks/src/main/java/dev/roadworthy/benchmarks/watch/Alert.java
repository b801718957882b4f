package dev.roadworthy.benchmarks.watch;

import dev.roadworthy.benchmarks.measure.Percentiles;
import dev.roadworthy.benchmarks.measure.Proc;
import dev.roadworthy.benchmarks.measure.Table;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How long it takes from an answer to the letter about it. */
final class Alert {

  private static final int CHECKS = 20;
  private static final String POLICY =
      """
      hooks:
        receiver:
          type: webhook
          url: %s
          allowPrivateAddress: true
      policy:
        open: 1 of 1
        close: 1
      """;

  private final Setting setting;

  Alert(Setting setting) {
    this.setting = setting;
  }

  /**
   * @param samples how many incidents are opened and resolved
   */
  void measure(int samples) throws IOException, InterruptedException {
    List<Duration> opened = new ArrayList<>();
    List<Duration> resolved = new ArrayList<>();
    double load;
    try (Patient patient = new Patient();
        Receiver receiver = new Receiver()) {
      Setting.Project project =
          setting.project(
              "alert",
              ManyChecks.ofOwnPaths(CHECKS, "1s"),
              patient.url(),
              POLICY.formatted(receiver.url()));
      try (WatchProcess watch = WatchProcess.start(setting, project)) {
        // The first of each is that of a cold JVM.
        for (int sample = -CHECKS; sample < samples; sample++) {
          int check = Math.floorMod(sample, CHECKS);
          Duration down = turn(patient, receiver, check, 503, "incident.opened");
          Duration up = turn(patient, receiver, check, 200, "incident.resolved");
          if (sample >= 0) {
            opened.add(down);
            resolved.add(up);
          }
          watch.requireAlive();
        }
        load = Proc.load();
      }
    }
    Table table =
        new Table(
            setting.out(),
            "From the answer that decides (1 of 1) to the POST at the webhook, with 20 checks each every second; budget for opened: p99 at most 100 ms.",
            "letter",
            "samples",
            "p50 ms",
            "p90 ms",
            "p99 ms",
            "max ms",
            "load");
    row(table, "incident.opened", new Percentiles(opened), load);
    row(table, "incident.resolved", new Percentiles(resolved), load);
  }

  private static void row(Table table, String letter, Percentiles took, double load) {
    table.row(letter, took.count(), took.at(50), took.at(90), took.at(99), took.at(100), load);
  }

  private static Duration turn(
      Patient patient, Receiver receiver, int check, int status, String type)
      throws IOException, InterruptedException {
    patient.turn(check, status);
    long arrived = receiver.await(type, ManyChecks.id(check));
    return Duration.ofNanos(arrived - patient.answeredAt(check));
  }
}
