package dev.roadworthy.junit.worker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the worker was told on its command line.
 *
 * @param roots class path roots with checks
 * @param selected ids of the checks that are to run, empty for all
 * @param excepted ids of checks that are not to run even so
 * @param listOnly nothing is to run
 * @param atOnce how many checks run side by side, as they are asked for on standard input; 0 if
 *     each runs once, one after the other
 */
record Arguments(
    Set<Path> roots, Set<String> selected, Set<String> excepted, boolean listOnly, int atOnce) {

  private static final int MOST_AT_ONCE = 1_000;
  private static final String USAGE =
      "Usage: SuiteMain --scan <folder or jar> [--scan ...] [--select <check id> ...]"
          + " [--except <check id> ...] [--list] [--serve <number>]";

  /**
   * @throws UnusableException if an argument is unknown, lacks its value, or there is nothing to
   *     scan
   */
  static Arguments parse(String... args) {
    Deque<String> left = new ArrayDeque<>(List.of(args));
    Set<Path> roots = new LinkedHashSet<>();
    Set<String> selected = new LinkedHashSet<>();
    Set<String> excepted = new LinkedHashSet<>();
    boolean listOnly = false;
    int atOnce = 0;
    while (!left.isEmpty()) {
      String option = left.remove();
      switch (option) {
        case "--scan" -> roots.add(root(value(option, left)));
        case "--select" -> selected.add(value(option, left));
        case "--except" -> excepted.add(value(option, left));
        case "--list" -> listOnly = true;
        case "--serve" -> atOnce = number(option, value(option, left));
        default -> throw new UnusableException("Unknown option " + option + ". " + USAGE);
      }
    }
    if (roots.isEmpty()) {
      throw new UnusableException("There is nothing to scan. " + USAGE);
    }
    return new Arguments(roots, selected, excepted, listOnly, atOnce);
  }

  private static String value(String option, Deque<String> left) {
    if (left.isEmpty()) {
      throw new UnusableException(option + " needs a value. " + USAGE);
    }
    return left.remove();
  }

  private static int number(String option, String text) {
    try {
      int number = Integer.parseInt(text);
      if (number >= 1 && number <= MOST_AT_ONCE) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw outOfRange(option, text);
    }
    throw outOfRange(option, text);
  }

  private static UnusableException outOfRange(String option, String text) {
    return new UnusableException(
        option + " is a number from 1 to " + MOST_AT_ONCE + ", but was \"" + text + "\". " + USAGE);
  }

  private static Path root(String text) {
    Path root = Path.of(text);
    if (!Files.exists(root)) {
      throw new UnusableException(
          "--scan names a folder or jar of the class path, but there is no " + root);
    }
    return root;
  }
}
