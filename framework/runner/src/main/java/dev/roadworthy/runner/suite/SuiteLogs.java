package dev.roadworthy.runner.suite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What suite JVMs print, which must not fill a disk however much they print. */
public final class SuiteLogs {

  /** Of each JVM, so much at most is kept twice: in its log, and in the part before. */
  static final long MOST_BYTES = 16 << 20;

  private static final Logger log = LoggerFactory.getLogger(SuiteLogs.class);

  private SuiteLogs() {}

  /**
   * Moves what has grown too large to {@code <log>.1}, and begins anew. What is printed in between
   * may be lost, as with any log that is copied and truncated.
   *
   * @param logs need not exist
   */
  public static void bound(Collection<Path> logs) {
    for (Path each : logs) {
      if (each.toFile().length() > MOST_BYTES) {
        bound(each);
      }
    }
  }

  private static void bound(Path file) {
    try {
      Files.copy(
          file,
          file.resolveSibling(file.getFileName() + ".1"),
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      log.warn("What {} said is lost, because it cannot be copied: {}", file, e.toString());
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(0);
    } catch (IOException e) {
      log.warn("{} has grown large, and cannot be cut: {}", file, e.toString());
    }
  }
}
