package dev.roadworthy.benchmarks.load;

import dev.roadworthy.benchmarks.measure.Proc;
import dev.roadworthy.benchmarks.measure.Table;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/** How many requests come of a second of processor time, and the memory it takes. */
final class Cost {

  private static final int USERS = 50;
  private static final int RATE = 1_000;
  private static final Duration WARM_UP = Duration.ofSeconds(10);
  private static final Duration MOST = Duration.ofMinutes(2);

  private final Setting setting;
  private final int rounds;
  private final int seconds;
  private final List<Sample> samples = new ArrayList<>();

  /** Of one round; what it has not is NaN. */
  private record Sample(
      Generator who,
      String model,
      double perSecond,
      double perCpuSecond,
      double perCpuSecondOfChild,
      double serverPercent,
      double parentMb,
      double childMb,
      double load) {}

  /** Up to a moment. */
  private record Moment(long nanos, long requests, long whole, long child, long server) {

    static Moment of(CountedPage page, Proc parent) throws IOException, InterruptedException {
      long child = 0;
      for (Proc each : parent.children()) {
        child += each.cpu().toNanos();
      }
      return new Moment(
          System.nanoTime(),
          page.requests(),
          parent.cpu().toNanos() + child,
          child,
          page.cpu().toNanos());
    }
  }

  /**
   * @param seconds of which each round measures
   */
  Cost(Setting setting, int rounds, int seconds) {
    this.setting = setting;
    this.rounds = rounds;
    this.seconds = seconds;
  }

  void measure() throws IOException, InterruptedException {
    int whole = (int) WARM_UP.toSeconds() + seconds + 3;
    List<Work> works = List.of(Work.closed(USERS, whole), Work.open(RATE, whole));
    for (int round = 0; round < rounds; round++) {
      for (Work work : works) {
        for (Generator who : Generator.values()) {
          samples.add(sample(who, work));
        }
      }
    }
    printRequests(works);
    printMemory(works);
  }

  private Sample sample(Generator who, Work work) throws IOException, InterruptedException {
    try (CountedPage page = CountedPage.counted(setting);
        GeneratorProcess generator = who.start(setting, work, page.url())) {
      page.awaitFirst(generator);
      TimeUnit.NANOSECONDS.sleep(WARM_UP.toNanos());
      Moment from = Moment.of(page, generator.proc());
      TimeUnit.SECONDS.sleep(seconds);
      generator.requireAlive();
      Moment to = Moment.of(page, generator.proc());
      double requests = to.requests - from.requests;
      List<Proc> children = generator.proc().children();
      Sample sample =
          new Sample(
              who,
              work.model(),
              requests * 1e9 / (to.nanos - from.nanos),
              requests * 1e9 / (to.whole - from.whole),
              children.isEmpty() ? Double.NaN : requests * 1e9 / (to.child - from.child),
              100.0 * (to.server - from.server) / (to.nanos - from.nanos),
              generator.proc().mostResidentMb(),
              children.isEmpty() ? Double.NaN : children.get(0).mostResidentMb(),
              Proc.load());
      generator.awaitEnd(MOST);
      return sample;
    }
  }

  private void printRequests(List<Work> works) {
    Table table =
        new Table(
            setting.out(),
            ("Requests that come of a second of processor time of whoever makes them: closed, %d users; open, %,d requests/s."
                    + " %d s of each round, after %d s that do not count; medians of %d.")
                .formatted(USERS, RATE, seconds, WARM_UP.toSeconds(), rounds),
            "who, model",
            "requests/s",
            "per CPU-s",
            "of child alone",
            "% of bare Gatling",
            "child's %",
            "nginx %",
            "load");
    for (Work work : works) {
      double bare = median(Generator.GATLING, work, Sample::perCpuSecond);
      for (Generator who : Generator.values()) {
        double child = median(who, work, Sample::perCpuSecondOfChild);
        double whole = median(who, work, Sample::perCpuSecond);
        table.row(
            who.label + ", " + work.model(),
            median(who, work, Sample::perSecond),
            whole,
            child,
            100 * whole / bare,
            100 * child / bare,
            median(who, work, Sample::serverPercent),
            median(who, work, Sample::load));
      }
    }
  }

  private void printMemory(List<Work> works) {
    Table table =
        new Table(
            setting.out(),
            "The most memory that each JVM has held in the same rounds (VmHWM); of a load test the parent is the suite's JVM, the child makes the load.",
            "who, model",
            "parent MB",
            "child MB",
            "load");
    for (Work work : works) {
      for (Generator who : Generator.values()) {
        table.row(
            who.label + ", " + work.model(),
            median(who, work, Sample::parentMb),
            median(who, work, Sample::childMb),
            median(who, work, Sample::load));
      }
    }
  }

  private double median(Generator who, Work work, ToDoubleFunction<Sample> figure) {
    return Median.of(
        samples.stream()
            .filter(sample -> sample.who == who && sample.model.equals(work.model()))
            .mapToDouble(figure));
  }
}
