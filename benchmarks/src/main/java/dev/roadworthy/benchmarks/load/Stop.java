package dev.roadworthy.benchmarks.load;

import dev.roadworthy.benchmarks.measure.Proc;
import dev.roadworthy.benchmarks.measure.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** How long load goes on after it was told to end. */
final class Stop {

  private static final int RATE = 200;

  /** What the load test says of itself. */
  private static final Duration BOUND = Duration.ofSeconds(5);

  private static final Duration MOST = Duration.ofMinutes(1);

  private final Setting setting;
  private final int rounds;

  /** Makes the load, on a page. */
  private interface Starter {
    GeneratorProcess start(String url) throws IOException;
  }

  Stop(Setting setting, int rounds) {
    this.setting = setting;
    this.rounds = rounds;
  }

  void measure() throws IOException, InterruptedException {
    Table table =
        new Table(
            setting.out(),
            "From the order to end, in milliseconds, to the last answer of the server, to the load's end as the journal has it, to the run's, and to the end"
                + " of the process; and how many processes are left a second later. %d requests/s, open model."
                    .formatted(RATE),
            "how",
            "last",
            "load",
            "run",
            "process",
            "left",
            "why, outcome",
            "1 min load");
    for (int round = 0; round < rounds; round++) {
      bound(table);
      interrupt(
          table,
          "SIGINT, suite JVM",
          url -> Generator.LOAD_TEST.start(setting, Work.endless("page", RATE), url));
      interrupt(table, "SIGINT, roadworthy run", this::run);
      interrupt(
          table,
          "SIGINT, bare Gatling",
          url -> Generator.GATLING.start(setting, Work.endless("page", RATE), url));
    }
  }

  private void bound(Table table) throws IOException, InterruptedException {
    try (CountedPage page = CountedPage.logged(setting);
        GeneratorProcess generator =
            Generator.LOAD_TEST.start(setting, Work.endless("endless-page", RATE), page.url())) {
      page.awaitFirst(generator);
      generator.family();
      Instant exit = generator.awaitEnd(MOST);
      Instant order = Told.of(generator.journal()).beganAt().orElseThrow().plus(BOUND);
      row(table, "maxDuration", page, generator, order, exit);
    }
  }

  private void interrupt(Table table, String how, Starter starter)
      throws IOException, InterruptedException {
    try (CountedPage page = CountedPage.logged(setting);
        GeneratorProcess generator = starter.start(page.url())) {
      page.awaitFirst(generator);
      TimeUnit.NANOSECONDS.sleep(BOUND.toNanos());
      generator.family();
      Instant order = Instant.now();
      generator.proc().signalGroup("INT");
      Instant exit = generator.awaitEnd(MOST);
      row(table, how, page, generator, order, exit);
    }
  }

  private void row(
      Table table,
      String how,
      CountedPage page,
      GeneratorProcess generator,
      Instant order,
      Instant exit)
      throws IOException, InterruptedException {
    Told told = Told.of(generator.journal());
    List<Long> moments = page.moments();
    table.row(
        how,
        (double) moments.get(moments.size() - 1) - order.toEpochMilli(),
        since(order, told.ended().map(ended -> ended.end().at())),
        since(order, told.verdictAt()),
        since(order, Optional.of(exit)),
        generator.left(),
        told.ended().map(ended -> ended.end().reason().toString()).orElse("-")
            + ", "
            + told.outcome(),
        Proc.load());
  }

  private static double since(Instant order, Optional<Instant> at) {
    return at.map(moment -> (double) Duration.between(order, moment).toMillis()).orElse(Double.NaN);
  }

  /** As somebody types it. */
  private GeneratorProcess run(String url) throws IOException {
    Path folder = setting.fresh("run");
    Files.writeString(
        folder.resolve("roadworthy.yaml"), Work.endless("page", RATE).configuration(url));
    List<String> command = new ArrayList<>(Setting.FOR_LOAD);
    command.addAll(
        List.of(
            GeneratorProcess.java(),
            "-cp",
            setting.runner(),
            "dev.roadworthy.runner.command.Main",
            "run",
            setting.suite().toString(),
            "--classpath",
            setting.libraries(),
            "-e",
            "ci",
            "-C",
            folder.toString(),
            "--home",
            folder.resolve("home").toString(),
            "--check",
            "page"));
    return GeneratorProcess.start(command, folder);
  }
}
