package dev.roadworthy.runner.intake;

import dev.roadworthy.history.HistoryStore;
import dev.roadworthy.journal.JournalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journals that suites have left in the home folder, from builds and from rounds whose runner
 * was killed: they are taken over before anything else.
 */
public final class Leftovers {

  private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

  private final Path folder;
  private final HistoryStore history;
  private final Relevance relevance;

  /** Looks in this folder; it need not exist. */
  public Leftovers(Path folder, HistoryStore history, Relevance relevance) {
    this.folder = folder;
    this.history = history;
    this.relevance = relevance;
  }

  /**
   * Takes over what has not been. A file that is no journal, or a damaged one, is warned about and
   * does not hold up the others.
   *
   * @return how many runs were new
   * @throws IOException if the folder cannot be listed
   */
  public int takeOver() throws IOException {
    int runs = 0;
    for (Path file : journals()) {
      runs += takeOver(file);
    }
    return runs;
  }

  private List<Path> journals() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".journal")).sorted().toList();
    }
  }

  private int takeOver(Path file) {
    try (JournalIntake intake = new JournalIntake(file, history, relevance)) {
      if (!intake.isTakenOver()) {
        intake.takeOver();
      }
      return intake.newRuns();
    } catch (IOException | JournalException e) {
      LOG.warn("A journal is left where it is: {}", e.getMessage());
      return 0;
    }
  }
}
