package dev.roadworthy.gatling;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Held while load is made: two at once would measure each other. It ends with the process that has
 * it, however that ends.
 */
final class LoadLock implements AutoCloseable {

  private static final String FILE = "load.lock";
  private static final String HOLDER = "load.lock.holder";

  private final FileChannel channel;

  private LoadLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes it.
   *
   * @param home where it is; who shares it takes turns
   * @param holder who one is, for those who do not get it
   * @return null if another one has it
   */
  static @Nullable LoadLock take(Path home, String holder) throws IOException {
    Files.createDirectories(home);
    FileChannel channel =
        FileChannel.open(home.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!isFree(channel)) {
      channel.close();
      return null;
    }
    Files.write(home.resolve(HOLDER), holder.getBytes(UTF_8));
    return new LoadLock(channel);
  }

  private static boolean isFree(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** Who has it, as that said itself. */
  static String holder(Path home) throws IOException {
    Path file = home.resolve(HOLDER);
    return Files.exists(file)
        ? UTF_8.decode(ByteBuffer.wrap(Files.readAllBytes(file))).toString()
        : "unknown";
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
