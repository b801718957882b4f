package dev.roadworthy.runner.watch;

import dev.roadworthy.runner.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that can be done without. When the disk is full, whoever writes a journal deletes it, and
 * has room for what checks say while others make some.
 */
final class Ballast {

  private static final Logger log = LoggerFactory.getLogger(Ballast.class);
  private static final int BYTES = 16 << 20;

  /** So much has to be free besides. */
  private static final long FREE = 4L * BYTES;

  private final Path folder;
  private final Path file;

  Ballast(Home home) {
    this.folder = home.journals();
    this.file = folder.resolve("ballast");
  }

  /**
   * Takes it aboard, if it is not and there is room for much more.
   *
   * @return how many bytes are free, if that is too little for it; empty if it is aboard
   */
  OptionalLong load() {
    try {
      Files.createDirectories(folder);
      long free = folder.toFile().getUsableSpace();
      if (Files.exists(file)) {
        return OptionalLong.empty();
      }
      if (free < FREE) {
        return OptionalLong.of(free);
      }
      // Of zeros, and not a hole: only what takes room leaves some.
      Files.write(file, new byte[BYTES]);
    } catch (IOException e) {
      log.warn("No room can be kept for journals: {}", e.toString());
    }
    return OptionalLong.empty();
  }
}
