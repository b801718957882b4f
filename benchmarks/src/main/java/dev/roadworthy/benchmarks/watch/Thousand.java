package dev.roadworthy.benchmarks.watch;

import dev.roadworthy.benchmarks.measure.Journals;
import dev.roadworthy.benchmarks.measure.Proc;
import dev.roadworthy.benchmarks.measure.Table;
import dev.roadworthy.fault.Outcome;
import dev.roadworthy.journal.JournalEntry.RunRecorded;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** What a watch of a thousand checks, each every thirty seconds, takes of a machine. */
final class Thousand {

  private static final int CHECKS = 1_000;
  private static final String EVERY = "30s";
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Setting setting;
  private double watchMb;
  private double workerMb;

  Thousand(Setting setting) {
    this.setting = setting;
  }

  void measure(int warmUpSeconds, int minutes) throws IOException, InterruptedException {
    try (WebServer server = WebServer.start(setting.folder(), setting.out())) {
      Setting.Project project =
          setting.project("thousand", ManyChecks.restAssured(CHECKS, EVERY), server.url(), "");
      try (WatchProcess watch = WatchProcess.start(setting, project);
          Journals journals = new Journals(project.journals())) {
        TimeUnit.SECONDS.sleep(warmUpSeconds);
        Moment first = Moment.of(watch);
        rows(watch, journals, minutes);
        verdict(first, Moment.of(watch));
      }
    }
  }

  private void rows(WatchProcess watch, Journals journals, int minutes)
      throws IOException, InterruptedException {
    Table table =
        new Table(
            setting.out(),
            "A watch of 1,000 Rest Assured checks, each every 30 s: percent of one core, and resident memory.",
            "minute",
            "watch %",
            "worker %",
            "watch MB",
            "worker MB",
            "runs/s",
            "not passed",
            "load");
    runs(journals);
    Moment before = Moment.of(watch);
    for (int minute = 1; minute <= minutes; minute++) {
      TimeUnit.NANOSECONDS.sleep(before.nanos() + MINUTE.toNanos() - System.nanoTime());
      watch.requireAlive();
      Moment now = Moment.of(watch);
      List<Outcome> runs = runs(journals);
      double watchNow = watch.proc().residentMb();
      double workerNow = 0;
      for (Proc worker : watch.workers()) {
        workerNow += worker.residentMb();
      }
      watchMb = Math.max(watchMb, watchNow);
      workerMb = Math.max(workerMb, workerNow);
      table.row(
          minute,
          now.watchPercent(before),
          now.workerPercent(before),
          watchNow,
          workerNow,
          runs.size() / now.secondsSince(before),
          runs.stream().filter(outcome -> outcome != Outcome.PASSED).count(),
          Proc.load());
      before = now;
    }
  }

  private static List<Outcome> runs(Journals journals) throws IOException {
    return journals.read().stream()
        .filter(RunRecorded.class::isInstance)
        .map(entry -> ((RunRecorded) entry).run().outcome())
        .toList();
  }

  private void verdict(Moment first, Moment last) {
    setting
        .out()
        .printf(
            Locale.ROOT,
            "together %.1f %% of one core (budget 10 %%); watch %.0f MB (192 MB), worker %.0f MB (256 MB) at most%n",
            last.watchPercent(first) + last.workerPercent(first),
            watchMb,
            workerMb);
  }
}
