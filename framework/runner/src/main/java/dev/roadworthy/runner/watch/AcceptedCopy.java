package dev.roadworthy.runner.watch;

import dev.roadworthy.runner.suite.SuitePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes which copy of a suite was loaded last, so that a watch that is started again has something
 * to go on with where the suite itself does not load any more.
 *
 * @param copies the folder of all copies
 */
record AcceptedCopy(Path copies) {

  private static final Logger log = LoggerFactory.getLogger(AcceptedCopy.class);
  private static final String FILE = "accepted";

  /**
   * A copy that is there.
   *
   * @param folder its own
   */
  record Found(Path folder, SuitePath path) {}

  /** Notes a copy in place of the one before. */
  void note(Path folder, SuitePath path) {
    List<String> lines = new ArrayList<>();
    lines.add(copies.relativize(folder).toString());
    lines.add(String.valueOf(path.scanned().size()));
    path.scanned().forEach(part -> lines.add(part.toString()));
    path.classPath().forEach(part -> lines.add(part.toString()));
    try {
      Path written = Files.write(copies.resolve(FILE + ".new"), lines);
      Files.move(written, copies.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      log.warn("The next watch has no copy of this suite to go on with: {}", e.toString());
    }
  }

  /** The one that was noted last, if all of it is there. */
  Optional<Found> find() {
    try {
      List<String> lines = Files.readAllLines(copies.resolve(FILE));
      int scanned = Integer.parseInt(lines.get(1));
      List<Path> parts = lines.stream().skip(2).map(Path::of).toList();
      return parts.stream().allMatch(Files::exists)
          ? Optional.of(
              new Found(
                  copies.resolve(lines.get(0)),
                  new SuitePath(parts.subList(0, scanned), parts.subList(scanned, parts.size()))))
          : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException | RuntimeException e) {
      log.warn("The copy of the suite that was loaded last is not found: {}", e.toString());
      return Optional.empty();
    }
  }

  /** True if it is none of the copies. */
  static boolean isNote(Path file) {
    return file.getFileName().toString().startsWith(FILE);
  }
}
