package dev.roadworthy.benchmarks.load;

import dev.roadworthy.benchmarks.measure.Proc;
import dev.roadworthy.benchmarks.measure.Table;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** How long it takes until load begins, and from its end until all is known. */
final class Ends {

  private static final int RATE = 100;
  private static final int SECONDS = 5;
  private static final Duration MOST = Duration.ofMinutes(2);

  private final Setting setting;
  private final int rounds;
  private final List<Sample> samples = new ArrayList<>();

  /** Of one round, in milliseconds. */
  private record Sample(Generator who, double first, double verdict, double exit, double load) {}

  Ends(Setting setting, int rounds) {
    this.setting = setting;
    this.rounds = rounds;
  }

  void measure() throws IOException, InterruptedException {
    List<Generator> all = List.of(Generator.LOAD_TEST, Generator.GATLING);
    for (int round = 0; round < rounds; round++) {
      for (Generator who : all) {
        samples.add(sample(who));
      }
    }
    Table table =
        new Table(
            setting.out(),
            ("From the start of the process to the first answer of the server, and from its last one to the verdict and to the end of the process"
                    + " (of bare Gatling its exit code is the verdict); %d requests/s for %d s, medians of %d.")
                .formatted(RATE, SECONDS, rounds),
            "who",
            "first ms",
            "verdict ms",
            "exit ms",
            "load");
    for (Generator who : all) {
      table.row(
          who.label,
          median(who, Sample::first),
          median(who, Sample::verdict),
          median(who, Sample::exit),
          median(who, Sample::load));
    }
  }

  private Sample sample(Generator who) throws IOException, InterruptedException {
    try (CountedPage page = CountedPage.logged(setting);
        GeneratorProcess generator = who.start(setting, Work.open(RATE, SECONDS), page.url())) {
      long exit = generator.awaitEnd(MOST).toEpochMilli();
      List<Long> moments = page.moments();
      if (moments.isEmpty()) {
        throw new IOException("no load was made:\n" + generator.said());
      }
      long last = moments.get(moments.size() - 1);
      long verdict =
          who == Generator.LOAD_TEST
              ? Told.of(generator.journal()).verdictAt().map(Instant::toEpochMilli).orElseThrow()
              : exit;
      return new Sample(
          who,
          moments.get(0) - generator.startedAt().toEpochMilli(),
          verdict - last,
          exit - last,
          Proc.load());
    }
  }

  private double median(Generator who, ToDoubleFunction<Sample> figure) {
    return Median.of(samples.stream().filter(each -> each.who == who).mapToDouble(figure));
  }
}
