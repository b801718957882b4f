package dev.roadworthy.benchmarks.load;

import dev.roadworthy.benchmarks.measure.Proc;
import dev.roadworthy.benchmarks.measure.Table;
import dev.roadworthy.journal.JournalEntry;
import dev.roadworthy.journal.JournalEntry.LoadBegan;
import dev.roadworthy.journal.JournalEntry.LoadMeasured;
import dev.roadworthy.load.LoadRecord;
import dev.roadworthy.load.LoadSecond;
import dev.roadworthy.load.Measured.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Whether what is measured is what users would have seen of a server that stands still. */
final class Freeze {

  private static final int RATE = 1_000;
  private static final int SECONDS = 15;
  private static final Duration BEFORE = Duration.ofSeconds(6);
  private static final Duration FREEZE = Duration.ofSeconds(2);
  private static final Duration MOST = Duration.ofMinutes(2);
  private static final double SHARE = 0.99;

  /** Of what a simulation asserts that cannot be, Gatling prints what it was. */
  private static final Pattern GATLING =
      Pattern.compile("page: 99th percentile of response time .*\\(actual : ([0-9.]+)\\)");

  private static final Pattern JMETER = Pattern.compile("p99 ([0-9]+) ms");

  private final Setting setting;
  private final int rounds;

  Freeze(Setting setting, int rounds) {
    this.setting = setting;
    this.rounds = rounds;
  }

  void measure() throws IOException, InterruptedException {
    Table table =
        new Table(
            setting.out(),
            ("The p99 where the server stands still for %d s of %d, at %,d requests/s: open model, after %s of warming up under another name;"
                    + " jmeter-java-dsl has ten threads that are held to that rate.")
                .formatted(FREEZE.toSeconds(), SECONDS, RATE, "10 s"),
            "who",
            "answered",
            "frozen ms",
            "p99 in theory ms",
            "p99 told ms",
            "off by %",
            "load");
    for (int round = 0; round < rounds; round++) {
      for (Generator who : Generator.values()) {
        row(table, who);
      }
    }
  }

  private void row(Table table, Generator who) throws IOException, InterruptedException {
    try (CountedPage page = CountedPage.logged(setting);
        GeneratorProcess generator = who.start(setting, Work.frozen(RATE, SECONDS), page.url())) {
      page.awaitFirst(generator);
      TimeUnit.NANOSECONDS.sleep(BEFORE.toNanos());
      freeze(page.worker());
      generator.awaitEnd(MOST);
      List<Long> moments = page.moments();
      long frozen = frozen(moments);
      double theory = theory(moments.size(), frozen);
      double told = told(who, generator);
      table.row(
          who.label,
          moments.size(),
          frozen,
          theory,
          told,
          100 * (told - theory) / theory,
          Proc.load());
    }
  }

  private static void freeze(Proc worker) throws IOException, InterruptedException {
    worker.signal("STOP");
    try {
      TimeUnit.NANOSECONDS.sleep(FREEZE.toNanos());
    } finally {
      worker.signal("CONT");
    }
  }

  /** As the server has it: the longest time between two answers. */
  private static long frozen(List<Long> moments) {
    return IntStream.range(1, moments.size())
        .mapToLong(i -> moments.get(i) - moments.get(i - 1))
        .max()
        .orElse(0);
  }

  /**
   * Who arrives while the server is frozen waits until it goes on. At a constant rate the longest
   * waits are as long as the freeze, less the time between two arrivals each; nobody else waits.
   */
  static double theory(int requests, long frozenMillis) {
    long longer = requests - (long) Math.ceil(SHARE * requests);
    return Math.max(0, frozenMillis - longer * 1_000.0 / RATE);
  }

  private static double told(Generator who, GeneratorProcess generator) throws IOException {
    return switch (who) {
      case LOAD_TEST -> recorded(generator.journal());
      case GATLING -> printed(GATLING, generator.said());
      case JMETER -> printed(JMETER, generator.said());
    };
  }

  private static double recorded(List<JournalEntry> journal) throws IOException {
    LoadBegan began =
        journal.stream()
            .filter(LoadBegan.class::isInstance)
            .map(LoadBegan.class::cast)
            .findFirst()
            .orElseThrow(() -> new IOException("no load was made"));
    List<LoadSecond> seconds =
        journal.stream()
            .filter(LoadMeasured.class::isInstance)
            .map(entry -> ((LoadMeasured) entry).second())
            .toList();
    return new LoadRecord(began.load(), seconds, null)
            .measured(Kind.REQUEST, "page")
            .orElseThrow()
            .ok()
            .at(100 * SHARE)
            .toNanos()
        / 1e6;
  }

  private static double printed(Pattern figure, String said) throws IOException {
    Matcher matcher = figure.matcher(said);
    if (!matcher.find()) {
      throw new IOException("no p99 in what was said:\n" + said);
    }
    return Double.parseDouble(matcher.group(1));
  }
}
