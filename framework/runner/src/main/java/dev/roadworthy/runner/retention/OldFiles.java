package dev.roadworthy.runner.retention;

import dev.roadworthy.history.HistoryStore;
import dev.roadworthy.history.RoundSummary;
import dev.roadworthy.reports.files.Folders;
import dev.roadworthy.runner.Home;
import dev.roadworthy.runner.intake.Leftovers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What rounds have left in the home beside history. */
final class OldFiles {

  /** Of a watch of a thousand checks they are more than a gigabyte a day. */
  private static final Duration JOURNALS_KEPT = Duration.ofDays(1);

  private final Home home;
  private final HistoryStore history;
  private final Instant now;
  private final Duration kept;
  private @Nullable IOException failure;

  /**
   * @param kept what was last changed so long ago is old
   */
  OldFiles(Home home, HistoryStore history, Instant now, Duration kept) {
    this.home = home;
    this.history = history;
    this.now = now;
    this.kept = kept;
  }

  /**
   * Deletes logs, and the Allure results of rounds that no report shows any more; and after a day
   * journals, whose runs history has. What cannot be deleted does not keep the rest.
   *
   * @throws IOException if something could not be deleted
   */
  void delete() throws IOException {
    Leftovers leftovers = new Leftovers(home.journals(), history);
    Duration journalsKept = kept.compareTo(JOURNALS_KEPT) < 0 ? kept : JOURNALS_KEPT;
    delete(
        home.journals(),
        journalsKept,
        file -> isNamed(file, ".journal") && leftovers.isTakenOver(file));
    delete(
        home.logs(),
        kept,
        file -> isNamed(file, ".log") || isNamed(file, ".log.1") || isNamed(file, ".log.args"));
    Set<String> newest = newestRounds();
    delete(home.results(), kept, folder -> !newest.contains(folder.getFileName().toString()));
    if (failure != null) {
      throw failure;
    }
  }

  private static boolean isNamed(Path file, String ending) {
    return file.getFileName().toString().endsWith(ending);
  }

  /** A report is made of the newest round of an environment and branch, however old it is. */
  private Set<String> newestRounds() {
    return history.series().stream()
        .map(series -> List.of(series.environment(), series.branch()))
        .distinct()
        .flatMap(place -> history.rounds(place.get(0), place.get(1), 1).stream())
        .map(RoundSummary::round)
        .map(round -> round.id().value())
        .collect(Collectors.toCollection(HashSet::new));
  }

  private void delete(Path folder, Duration age, Predicate<Path> goes) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    List<Path> inside;
    try (Stream<Path> files = Files.list(folder)) {
      inside = files.toList();
    }
    for (Path each : inside) {
      if (isOld(each, age) && goes.test(each)) {
        delete(each);
      }
    }
  }

  private void delete(Path each) {
    try {
      Folders.delete(each);
    } catch (IOException e) {
      failure = failure == null ? e : failure;
    }
  }

  /** Another runner may have deleted it already. */
  private boolean isOld(Path file, Duration age) throws IOException {
    try {
      return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS)
          .toInstant()
          .isBefore(now.minus(age));
    } catch (NoSuchFileException e) {
      return false;
    }
  }
}
