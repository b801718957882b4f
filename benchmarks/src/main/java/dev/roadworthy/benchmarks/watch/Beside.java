package dev.roadworthy.benchmarks.watch;

import dev.roadworthy.benchmarks.measure.Proc;
import dev.roadworthy.benchmarks.measure.Program;
import dev.roadworthy.benchmarks.measure.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a probe of the same page costs here, in plain Rest Assured, and elsewhere. */
final class Beside {

  private static final int CHECKS = 1_000;

  private final Setting setting;
  private final int probes;
  private final List<Cost> costs = new ArrayList<>();

  /** Of one probe, in microseconds. */
  private record Cost(String who, double cpu, double ofServer, double perSecond) {}

  /** Has so many probes made. */
  private interface Prober {
    void run(int probes) throws IOException, InterruptedException;
  }

  /**
   * @param probes how many are measured, after as many that are not
   */
  Beside(Setting setting, int probes) {
    this.setting = setting;
    this.probes = probes;
  }

  void measure() throws IOException, InterruptedException {
    WorkerOptions options = WorkerOptions.ofWatch(setting);
    try (WebServer server = WebServer.start(setting.folder(), setting.out())) {
      Setting.Project project =
          setting.project("beside", ManyChecks.restAssured(CHECKS, "1h"), server.url(), "");
      try (WorkerProcess worker = WorkerProcess.start(setting, project, options, CHECKS)) {
        measure("suite JVM of a watch", worker.proc(), server, worker::run);
      }
      for (String connections : List.of("new", "pooled")) {
        try (PlainProcess plain = PlainProcess.start(setting, options, server.url(), connections)) {
          measure("Rest Assured, " + connections, plain.proc(), server, plain::run);
        }
      }
      Optional<Path> program = Program.find(Blackbox.NAME);
      if (program.isEmpty()) {
        setting.out().println(Blackbox.NAME + " is not installed, and not measured");
      } else {
        try (Blackbox blackbox =
            Blackbox.start(program.get(), project.root(), server.url(), WorkerProcess.AT_ONCE)) {
          measure("blackbox exporter", blackbox.proc(), server, blackbox::run);
        }
      }
    }
    print();
  }

  private void measure(String who, Proc process, WebServer server, Prober prober)
      throws IOException, InterruptedException {
    prober.run(probes);
    Duration cpu = process.cpu();
    Duration ofServer = server.cpu();
    long began = System.nanoTime();
    prober.run(probes);
    long took = System.nanoTime() - began;
    costs.add(
        new Cost(
            who,
            perProbe(process.cpu().minus(cpu)),
            perProbe(server.cpu().minus(ofServer)),
            probes * 1e9 / took));
  }

  private double perProbe(Duration all) {
    return all.toNanos() / 1e3 / probes;
  }

  private void print() throws IOException {
    double plain = costs.get(1).cpu;
    Table table =
        new Table(
            setting.out(),
            "CPU of one probe of the same page, %d side by side; warm: after as many that do not count."
                .formatted(WorkerProcess.AT_ONCE),
            "who",
            "probes",
            "CPU us/probe",
            "ratio to new",
            "server's us/probe",
            "probes/s",
            "load");
    for (Cost cost : costs) {
      table.row(
          cost.who, probes, cost.cpu, cost.cpu / plain, cost.ofServer, cost.perSecond, Proc.load());
    }
  }
}
