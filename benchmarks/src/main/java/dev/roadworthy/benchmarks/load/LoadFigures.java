package dev.roadworthy.benchmarks.load;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** Measures load tests and prints tables, all of them or one. */
public final class LoadFigures {

  private static final String USAGE =
      """
      Usage: benchmarks/load                            all tables
             benchmarks/load cost [ROUNDS [SECONDS]]    5 rounds of 15 s each
             benchmarks/load freeze [ROUNDS]            3
             benchmarks/load ends [ROUNDS]              7
             benchmarks/load stop [ROUNDS]              3""";
  private static final int USAGE_STATUS = 2;
  private static final String MOST = "\\d{1,4}";

  private final Setting setting;
  private final List<Integer> numbers;

  private LoadFigures(Setting setting, List<Integer> numbers) {
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
        refuse("a number is 1 to 9999, but was \"" + number + "\"");
      }
    }
    LoadFigures figures =
        new LoadFigures(
            Setting.ofProperties(System.out), numbers.stream().map(Integer::valueOf).toList());
    for (String table :
        args.length == 0 ? List.of("cost", "freeze", "ends", "stop") : List.of(args[0])) {
      figures.print(table);
    }
  }

  private void print(String table) throws IOException, InterruptedException {
    switch (table) {
      case "cost" -> new Cost(setting, number(0, 5), number(1, 15)).measure();
      case "freeze" -> new Freeze(setting, number(0, 3)).measure();
      case "ends" -> new Ends(setting, number(0, 7)).measure();
      case "stop" -> new Stop(setting, number(0, 3)).measure();
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
