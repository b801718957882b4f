package dev.roadworthy.benchmarks.watch;

import dev.roadworthy.benchmarks.measure.Proc;
import dev.roadworthy.benchmarks.measure.Table;
import java.io.IOException;
import java.time.Duration;

/** What adds up in one suite JVM. */
final class Soak {

  private static final int CHECKS = 1_000;
  private static final int ROWS = 10;

  private final Setting setting;

  Soak(Setting setting) {
    this.setting = setting;
  }

  /**
   * @param runs how many checks run in the one JVM, at least ten
   */
  void measure(int runs) throws IOException, InterruptedException {
    WorkerOptions options = WorkerOptions.ofWatch(setting);
    try (WebServer server = WebServer.start(setting.folder(), setting.out())) {
      Setting.Project project =
          setting.project("soak", ManyChecks.restAssured(CHECKS, "1h"), server.url(), "");
      try (WorkerProcess worker = WorkerProcess.start(setting, project, options, CHECKS)) {
        rows(worker, runs);
        setting
            .out()
            .println(
                "not passed: "
                    + worker.notPassed()
                    + "; asked to be replaced: "
                    + worker.wishes()
                    + "; options: "
                    + String.join(" ", options.options()));
      }
    }
  }

  private void rows(WorkerProcess worker, int runs) throws IOException, InterruptedException {
    Table table =
        new Table(
            setting.out(),
            "One suite JVM that runs Rest Assured checks, "
                + WorkerProcess.AT_ONCE
                + " side by side; metaspace and heap right after a full collection.",
            "checks",
            "checks/s",
            "CPU ms/check",
            "threads",
            "sockets",
            "metaspace MB",
            "heap MB",
            "resident MB",
            "journal B/check",
            "load");
    row(table, worker, Double.NaN, Double.NaN, Double.NaN);
    for (int row = 1; row <= ROWS; row++) {
      long count = (long) runs * row / ROWS - worker.served();
      Duration cpu = worker.proc().cpu();
      long bytes = worker.journalBytes();
      long began = System.nanoTime();
      worker.run(count);
      long took = System.nanoTime() - began;
      row(
          table,
          worker,
          count * 1e9 / took,
          worker.proc().cpu().minus(cpu).toNanos() / 1e6 / count,
          (double) (worker.journalBytes() - bytes) / count);
    }
  }

  private static void row(
      Table table, WorkerProcess worker, double perSecond, double cpu, double bytes)
      throws IOException, InterruptedException {
    long threads = worker.proc().threads();
    long sockets = worker.proc().sockets();
    JvmMemory memory = JvmMemory.afterCollection(worker.proc());
    table.row(
        worker.served(),
        perSecond,
        cpu,
        threads,
        sockets,
        memory.metaspaceMb(),
        memory.heapMb(),
        worker.proc().residentMb(),
        bytes,
        Proc.load());
  }
}
