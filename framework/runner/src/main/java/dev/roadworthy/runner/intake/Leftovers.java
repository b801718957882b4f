package dev.roadworthy.runner.intake;

import dev.roadworthy.history.HistoryStore;
import dev.roadworthy.journal.JournalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The journals that suites have left in the home folder, from builds and from rounds whose runner
 * was killed: they are taken over before anything else.
 */
public final class Leftovers {

  private final Path folder;
  private final HistoryStore history;

  /** What is known, with its size then: it is not opened again until it grows. */
  private final Map<Path, Long> taken = new HashMap<>();

  private final Map<Path, Long> damaged = new HashMap<>();

  /** Looks in this folder; it need not exist. */
  public Leftovers(Path folder, HistoryStore history) {
    this.folder = folder;
    this.history = history;
  }

  /**
   * Takes over what has not been. A file that is no journal, or a damaged one, stays where it is
   * and does not hold up the others.
   *
   * @param relevance says which of the new runs a decision is to be made on
   * @return what is wrong with such files, a sentence for each, and once for each call that finds
   *     one of them longer than before
   * @throws IOException if the folder cannot be listed
   */
  public List<String> takeOver(Relevance relevance) throws IOException {
    return takeOver(relevance, Set.of());
  }

  /**
   * Takes over likewise.
   *
   * @param followed journals that somebody else takes over
   */
  public List<String> takeOver(Relevance relevance, Set<Path> followed) throws IOException {
    List<String> problems = new ArrayList<>();
    for (Path file : waiting(followed)) {
      try (JournalIntake intake = new JournalIntake(file, history, relevance)) {
        intake.takeOverAll();
      } catch (IOException | JournalException e) {
        damaged.put(file, file.toFile().length());
        problems.add(
            e.getMessage() + ". It stays where it is; move it away, and this is no longer said");
      }
    }
    return problems;
  }

  /**
   * The journals that have not been taken over whole, and what cannot be.
   *
   * @throws IOException if the folder cannot be listed
   */
  public List<Path> waiting() throws IOException {
    return waiting(Set.of());
  }

  private List<Path> waiting(Set<Path> followed) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Path> all;
    try (Stream<Path> files = Files.list(folder)) {
      all = files.filter(file -> file.toString().endsWith(".journal")).sorted().toList();
    }
    damaged.keySet().retainAll(all);
    taken.keySet().retainAll(all);
    return all.stream()
        .filter(file -> !followed.contains(file))
        .filter(file -> !isKnown(file, damaged) && !isKnown(file, taken))
        .filter(file -> !isTakenOver(file))
        .toList();
  }

  private static boolean isKnown(Path file, Map<Path, Long> known) {
    return Long.valueOf(file.toFile().length()).equals(known.get(file));
  }

  /** True if history has all that is in a journal; false for what is none, or damaged. */
  public boolean isTakenOver(Path file) {
    try (JournalIntake intake = new JournalIntake(file, history, Relevance.NONE)) {
      long size = file.toFile().length();
      boolean whole = intake.isTakenOver();
      if (whole) {
        taken.put(file, size);
      }
      return whole;
    } catch (IOException | JournalException e) {
      return false;
    }
  }
}
