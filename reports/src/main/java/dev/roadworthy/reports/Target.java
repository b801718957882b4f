package dev.roadworthy.reports;

import dev.roadworthy.reports.files.Folders;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The folder of a report, which appears whole: everything is written beside it first. Whoever reads
 * the old report meanwhile reads all of it; whoever stops us finds it untouched.
 */
final class Target implements AutoCloseable {

  /** Tells our reports from folders with something precious in them. */
  private static final String MARKER = ".roadworthy-report";

  private final Path report;
  private final Path fresh;

  private Target(Path report, Path fresh) {
    this.report = report;
    this.fresh = fresh;
  }

  /**
   * Begins a new report.
   *
   * @throws ReportException if something else is where the report is to be
   */
  static Target begin(Path report) throws IOException {
    Path absolute = report.toAbsolutePath().normalize();
    if (Files.exists(absolute, LinkOption.NOFOLLOW_LINKS) && !isReplaceable(absolute)) {
      throw new ReportException(
          "A report replaces only an empty folder or an earlier report, but "
              + absolute
              + " is something else. Name another folder, for example "
              + absolute.resolve("report"));
    }
    Path parent = Objects.requireNonNull(absolute.getParent(), "a report's folder has a parent");
    Files.createDirectories(parent);
    return new Target(absolute, Files.createTempDirectory(parent, ".roadworthy-report-"));
  }

  /** Where to write meanwhile; exists and is empty. */
  Path folder() {
    return fresh.resolve("new");
  }

  /** Puts the new report in the old one's place. */
  void finish() throws IOException {
    Files.writeString(folder().resolve(MARKER), "This folder is replaced with every report.\n");
    if (Files.exists(report)) {
      Files.move(report, fresh.resolve("old"));
    }
    Files.move(folder(), report);
  }

  /** Takes away what is left beside the report. */
  @Override
  public void close() throws IOException {
    Folders.delete(fresh);
  }

  private static boolean isReplaceable(Path folder) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    if (Files.isRegularFile(folder.resolve(MARKER), LinkOption.NOFOLLOW_LINKS)) {
      return true;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      return !files.iterator().hasNext();
    }
  }
}
