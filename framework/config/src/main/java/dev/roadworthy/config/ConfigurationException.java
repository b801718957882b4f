package dev.roadworthy.config;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A configuration that cannot be used. The message lists all that is wrong, by line. */
public final class ConfigurationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private static final Comparator<Problem> BY_PLACE =
      Comparator.comparingInt(Problem::line)
          .thenComparingInt(Problem::column)
          .thenComparing(Problem::key);

  private final Problem[] problems;

  ConfigurationException(List<Problem> problems) {
    this(problems.stream().sorted(BY_PLACE).distinct().toArray(Problem[]::new));
  }

  private ConfigurationException(Problem[] problems) {
    super(message(problems));
    this.problems = problems;
  }

  /** All problems, by line and column. */
  public List<Problem> problems() {
    return List.of(problems);
  }

  private static String message(Problem[] problems) {
    String count = problems.length == 1 ? "1 problem" : problems.length + " problems";
    return List.of(problems).stream()
        .map(Problem::toString)
        .collect(Collectors.joining("\n", "The configuration has " + count + ":\n", ""));
  }
}
