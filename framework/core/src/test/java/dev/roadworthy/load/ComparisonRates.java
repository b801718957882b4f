package dev.roadworthy.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * How often a comparison finds what is there, and what is not, in series of runs that differ as
 * runs do. {@code main} writes the table of the page on load tests into the file that it is given.
 */
final class ComparisonRates {

  static final double ALLOWANCE = 0.2;

  /** How runs that nothing distinguishes differ, as logarithms of factors on response times. */
  enum Noise {
    INDEPENDENT("independent, 5 %"),
    STRONG("independent, 15 %"),
    AUTOCORRELATED("autocorrelated (0.6), 5 %"),
    HEAVY_TAILED("heavy-tailed (t with 3 degrees), 5 %"),
    OUTLIER("5 %, one of the earlier runs twice as slow"),
    DRIFTING("5 %, each run 0.5 % slower than the last");

    final String title;

    Noise(String title) {
      this.title = title;
    }

    /** Of a number of earlier runs and one more. */
    double[] series(int earlier, Random random) {
      double spread = this == STRONG ? 0.15 : 0.05;
      double[] all = new double[earlier + 1];
      double before = random.nextGaussian();
      for (int i = 0; i <= earlier; i++) {
        double next = random.nextGaussian();
        before = 0.6 * before + 0.8 * next;
        all[i] =
            spread
                * switch (this) {
                  case AUTOCORRELATED -> before;
                  case HEAVY_TAILED -> heavy(next, random);
                  default -> next;
                };
        all[i] += this == DRIFTING ? i * Math.log(1.005) : 0;
      }
      if (this == OUTLIER) {
        all[random.nextInt(earlier)] += Math.log(2);
      }
      return all;
    }

    /** Of variance 1. */
    private static double heavy(double gaussian, Random random) {
      double square =
          IntStream.range(0, 3).mapToDouble(each -> Math.pow(random.nextGaussian(), 2)).sum();
      return gaussian / Math.sqrt(square / 3) / Math.sqrt(3);
    }
  }

  private ComparisonRates() {}

  /**
   * How often something is found, 0 to 1.
   *
   * @param factor how many times as long the requests of the new run take, besides its noise
   */
  static double found(Noise noise, int earlier, double factor, int repetitions) {
    Random random = new Random(noise.ordinal() * 1_000L + earlier);
    int found = 0;
    for (int i = 0; i < repetitions; i++) {
      double[] series = noise.series(earlier, random);
      series[earlier] += Math.log(factor);
      List<LoadSummary> runs = new ArrayList<>();
      for (double each : series) {
        runs.add(run(Math.exp(each), 0.001, random));
      }
      found += worse(runs) ? 1 : 0;
    }
    return found / (double) repetitions;
  }

  /** How often it is found that so many requests fail now, where one in a thousand did. */
  static double failuresFound(double share, int earlier, int repetitions) {
    Random random = new Random(earlier);
    int found = 0;
    for (int i = 0; i < repetitions; i++) {
      List<LoadSummary> runs = new ArrayList<>();
      for (double each : Noise.INDEPENDENT.series(earlier, random)) {
        runs.add(run(Math.exp(each), runs.size() == earlier ? share : 0.001, random));
      }
      found += worse(runs) ? 1 : 0;
    }
    return found / (double) repetitions;
  }

  /** How many of recorded runs are found worse than those before them, where nothing changed. */
  static int falseAlarmsInSequence(int earlier) throws IOException {
    List<LoadSummary> runs = RecordedRuns.of(100, 1);
    int found = 0;
    for (int i = earlier; i < runs.size(); i++) {
      found += worse(runs.subList(i - earlier, i + 1)) ? 1 : 0;
    }
    return found;
  }

  /** How often any of the recorded runs, made slower, is found worse than any others of them. */
  static double foundAmongRecorded(int earlier, double factor, int repetitions) throws IOException {
    List<LoadSummary> usual = RecordedRuns.of(100, 1);
    List<LoadSummary> slower = RecordedRuns.of(100, factor);
    List<Integer> order = new ArrayList<>(IntStream.range(0, usual.size()).boxed().toList());
    Random random = new Random(earlier);
    int found = 0;
    for (int i = 0; i < repetitions; i++) {
      Collections.shuffle(order, random);
      List<LoadSummary> runs =
          new ArrayList<>(order.subList(0, earlier).stream().map(usual::get).toList());
      runs.add(slower.get(order.get(earlier)));
      found += worse(runs) ? 1 : 0;
    }
    return found / (double) repetitions;
  }

  /** How many of the runs with more work are found worse than the latest with the usual. */
  static int foundOfRecorded(int work, int earlier) throws IOException {
    List<LoadSummary> usual = RecordedRuns.of(100, 1);
    int found = 0;
    for (LoadSummary each : RecordedRuns.of(work, 1)) {
      List<LoadSummary> runs = new ArrayList<>(usual.subList(usual.size() - earlier, usual.size()));
      runs.add(each);
      found += worse(runs) ? 1 : 0;
    }
    return found;
  }

  /** The last beside those before it. */
  static boolean worse(List<LoadSummary> runs) {
    int earlier = runs.size() - 1;
    return Comparison.of(runs.get(earlier), runs.subList(0, earlier), ALLOWANCE).isWorse();
  }

  /** Two kinds of requests, whose tails differ from run to run more than their middles. */
  private static LoadSummary run(double factor, double share, Random random) {
    double tail = 0.4 * Math.exp(0.1 * random.nextGaussian());
    return Runs.of(
        30,
        requests("list", 800, 40 * factor, tail, share, random),
        requests("pay", 200, 120 * factor, tail, share, random));
  }

  private static Measured requests(
      String name, int count, double median, double spread, double share, Random random) {
    int failed = (int) random.doubles(count).filter(each -> each < share).count();
    return Runs.requests(
        name, count - failed, failed, each -> median * Math.exp(spread * random.nextGaussian()));
  }

  private static final double[] FACTORS = {1, 1.1, 1.2, 1.3, 1.5, 2};

  public static void main(String[] args) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(
        "| runs differ | earlier runs | no change | +10 % | +20 % | +30 % | +50 % | +100 % |");
    lines.add("|---|---|---|---|---|---|---|---|");
    for (Noise noise : Noise.values()) {
      for (int earlier : new int[] {5, 10, 20}) {
        lines.add("| " + noise.title + " | " + earlier + rates(noise, earlier) + " |");
      }
    }
    for (int earlier : new int[] {5, 10, 20}) {
      StringBuilder rates = new StringBuilder();
      for (double factor : FACTORS) {
        rates.append(shown(foundAmongRecorded(earlier, factor, 1_000)));
      }
      lines.add("| recorded, in any order | " + earlier + rates + " |");
    }
    lines.add("");
    lines.add("| recorded, in their order | 10 earlier runs | 20 earlier runs |");
    lines.add("|---|---|---|");
    lines.add(
        "| as much work, found of 20 and of 10 | %d | %d |"
            .formatted(falseAlarmsInSequence(10), falseAlarmsInSequence(20)));
    for (int work : new int[] {130, 150, 200}) {
      lines.add(
          "| %d %% of the work, found of 8 | %d | %d |"
              .formatted(work, foundOfRecorded(work, 10), foundOfRecorded(work, 20)));
    }
    lines.add("");
    lines.add("| share that fails, after one in a thousand | 5 earlier runs | 20 earlier runs |");
    lines.add("|---|---|---|");
    for (double share : new double[] {0.002, 0.005, 0.01, 0.02, 0.05}) {
      lines.add(
          "|"
              + shown(share).substring(2)
              + shown(failuresFound(share, 5, 500))
              + shown(failuresFound(share, 20, 500))
              + " |");
    }
    Files.write(Path.of(args[0]), lines, UTF_8);
  }

  private static String rates(Noise noise, int earlier) {
    StringBuilder rates = new StringBuilder();
    for (double factor : FACTORS) {
      rates.append(shown(found(noise, earlier, factor, factor == 1 ? 2_000 : 500)));
    }
    return rates.toString();
  }

  private static String shown(double rate) {
    return String.format(Locale.ROOT, " | %.1f %%", rate * 100);
  }
}
