package dev.roadworthy.benchmarks.watch;

import dev.roadworthy.benchmarks.measure.Journals;
import dev.roadworthy.benchmarks.measure.Percentiles;
import dev.roadworthy.benchmarks.measure.Proc;
import dev.roadworthy.benchmarks.measure.Table;
import dev.roadworthy.journal.JournalEntry.RunRecorded;
import dev.roadworthy.run.Run;
import dev.roadworthy.schedule.Schedule;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How late checks begin. */
final class Jitter {

  private static final Schedule EVERY = Schedule.parse("1s");
  private static final Duration WARM_UP = Duration.ofSeconds(20);

  /** What began late is recorded even later. */
  private static final Duration AFTERWARDS = Duration.ofSeconds(3);

  private final Setting setting;

  Jitter(Setting setting) {
    this.setting = setting;
  }

  /**
   * Prints a row for each rate.
   *
   * @param rates in starts a second
   */
  void measure(int seconds, List<Integer> rates) throws IOException, InterruptedException {
    Table table =
        new Table(
            setting.out(),
            "How long after it is due a check with an empty body begins, each due every second; missed: due, and did not begin within that second.",
            "due/s",
            "p50 ms",
            "p99 ms",
            "max ms",
            "due",
            "missed",
            "watch %",
            "worker %",
            "load");
    for (int rate : rates) {
      row(table, rate, seconds);
    }
    setting.out().println("budget at 1,000/s: p99 at most 50 ms");
  }

  private void row(Table table, int rate, int seconds) throws IOException, InterruptedException {
    // Nobody asks for anything there.
    String url = "http://127.0.0.1:9";
    Setting.Project project =
        setting.project("jitter", ManyChecks.empty(rate, EVERY.toString()), url, "");
    double load;
    Instant from;
    Moment first;
    Moment last;
    try (WatchProcess watch = WatchProcess.start(setting, project)) {
      TimeUnit.NANOSECONDS.sleep(WARM_UP.toNanos());
      from = Instant.now();
      first = Moment.of(watch);
      TimeUnit.SECONDS.sleep(seconds);
      last = Moment.of(watch);
      load = Proc.load();
      TimeUnit.NANOSECONDS.sleep(AFTERWARDS.toNanos());
      watch.requireAlive();
    }
    Percentiles late = new Percentiles(late(project, from, from.plusSeconds(seconds)));
    int due = rate * seconds;
    table.row(
        rate,
        late.at(50),
        late.at(99),
        late.at(100),
        due,
        due - late.count(),
        last.watchPercent(first),
        last.workerPercent(first),
        load);
  }

  /** For those that were due in this time: each check is exactly once in each second. */
  private static List<Duration> late(Setting.Project project, Instant from, Instant to)
      throws IOException {
    List<Duration> late = new ArrayList<>();
    try (Journals journals = new Journals(project.journals())) {
      for (var entry : journals.read()) {
        if (entry instanceof RunRecorded recorded) {
          Run run = recorded.run();
          Instant due = due(run);
          if (!due.isBefore(from) && due.isBefore(to)) {
            late.add(Duration.between(due, run.startedAt()));
          }
        }
      }
    }
    return late;
  }

  /** The last time before it began: the schedule shifts each check by its id. */
  private static Instant due(Run run) {
    return EVERY.next(run.startedAt().minus(EVERY.interval()), run.check().value());
  }
}
