package dev.roadworthy.benchmarks.watch;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** Measures a watch and prints tables, all of them or one. */
public final class WatchFigures {

  private static final String USAGE =
      """
      Usage: benchmarks/watch                               all tables
             benchmarks/watch thousand [SECONDS [MINUTES]]  warm-up of 120 s, then 3 minutes
             benchmarks/watch jitter [SECONDS [RATE ...]]   60 s at each of 100, 300 and 1000 a second
             benchmarks/watch alert [SAMPLES]               300
             benchmarks/watch soak [CHECKS]                 100000
             benchmarks/watch beside [PROBES]               5000, after as many that do not count""";
  private static final int USAGE_STATUS = 2;
  private static final String MOST = "\\d{1,8}";
  private static final List<Integer> RATES = List.of(100, 300, 1_000);

  private final Setting setting;
  private final List<Integer> numbers;

  private WatchFigures(Setting setting, List<Integer> numbers) {
    this.setting = setting;
    this.numbers = numbers;
  }

  /**
   * Prints.
   *
   * @param args a table and its numbers; none for all tables
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    List<String> numbers = Stream.of(args).skip(1).toList();
    for (String number : numbers) {
      if (!number.matches(MOST) || Integer.parseInt(number) == 0) {
        refuse("a number is 1 to 99999999, but was \"" + number + "\"");
      }
    }
    WatchFigures figures =
        new WatchFigures(
            Setting.ofProperties(System.out), numbers.stream().map(Integer::valueOf).toList());
    List<String> tables =
        args.length == 0
            ? List.of("thousand", "jitter", "alert", "soak", "beside")
            : List.of(args[0]);
    for (String table : tables) {
      figures.print(table);
    }
  }

  private void print(String table) throws IOException, InterruptedException {
    switch (table) {
      case "thousand" -> new Thousand(setting).measure(number(0, 120), number(1, 3));
      case "jitter" ->
          new Jitter(setting)
              .measure(
                  number(0, 60), numbers.size() < 2 ? RATES : numbers.subList(1, numbers.size()));
      case "alert" -> new Alert(setting).measure(number(0, 300));
      case "soak" -> new Soak(setting).measure(number(0, 100_000));
      case "beside" -> new Beside(setting, number(0, 5_000)).measure();
      default -> refuse("no such table: " + table);
    }
  }

  private int number(int place, int otherwise) {
    return place < numbers.size() ? numbers.get(place) : otherwise;
  }

  private static void refuse(String why) {
    System.err.println(why + "\n" + USAGE);
    System.exit(USAGE_STATUS);
  }
}
