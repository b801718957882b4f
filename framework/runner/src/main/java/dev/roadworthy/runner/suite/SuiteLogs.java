package dev.roadworthy.runner.suite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What suite JVMs print, which must not fill a disk however much they print. */
public final class SuiteLogs {

  /** Of each JVM, so much at most is kept twice: in its log, and in the part before. */
  static final long MOST_BYTES = 16 << 20;

  private static final Logger log = LoggerFactory.getLogger(SuiteLogs.class);

  private final Path folder;

  /** In this folder, which need not exist. */
  public SuiteLogs(Path folder) {
    this.folder = folder;
  }

  /**
   * Moves what has grown too large to {@code <log>.1}, and begins anew. What is printed in between
   * may be lost, as with any log that is copied and truncated.
   */
  public void bound() {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> logs = Files.newDirectoryStream(folder, "*.log")) {
      for (Path each : logs) {
        if (Files.size(each) > MOST_BYTES) {
          bound(each);
        }
      }
    } catch (NoSuchFileException e) {
      log.debug("A log was deleted by another process", e);
    } catch (IOException e) {
      log.warn("A log has grown large, and cannot be cut: {}", e.toString());
    }
  }

  private static void bound(Path file) throws IOException {
    try {
      Files.copy(
          file,
          file.resolveSibling(file.getFileName() + ".1"),
          StandardCopyOption.REPLACE_EXISTING);
    } finally {
      // Also when the disk is full, and just then.
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(0);
      }
    }
  }
}
