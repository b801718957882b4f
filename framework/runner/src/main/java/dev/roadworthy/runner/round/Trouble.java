package dev.roadworthy.runner.round;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What went wrong with a suite JVM.
 *
 * @param what in words
 * @param lastWords the last lines that it printed, without secrets
 * @param log where all lines are
 */
public record Trouble(String what, List<String> lastWords, Path log) {

  /** Copies the list. */
  public Trouble {
    lastWords = List.copyOf(lastWords);
  }

  @Override
  public String toString() {
    return "The round went wrong: "
        + what
        + ". What it printed: "
        + log
        + lastWords.stream().map(line -> "\n  " + line).collect(Collectors.joining());
  }
}
