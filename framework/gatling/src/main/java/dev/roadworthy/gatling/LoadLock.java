package dev.roadworthy.gatling;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Held while load is made: two at once would measure each other. It ends with the process that has
 * it, however that ends.
 */
final class LoadLock implements AutoCloseable {

  private static final String FILE = "load.lock";
  private static final String HOLDER = "load.lock.holder";

  /**
   * Of this process: it may not open the file of a lock that it has, because closing that again
   * would give the lock away.
   */
  private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

  private final Path home;
  private final FileChannel channel;

  private LoadLock(Path home, FileChannel channel) {
    this.home = home;
    this.channel = channel;
  }

  /**
   * Takes it.
   *
   * @param folder where it is; who shares it takes turns
   * @param holder who one is, for those who do not get it
   * @return null if another one has it
   */
  static @Nullable LoadLock take(Path folder, String holder) throws IOException {
    Files.createDirectories(folder);
    Path home = folder.toRealPath();
    if (!OWN.add(home)) {
      return null;
    }
    LoadLock lock = null;
    try {
      lock = takeFile(home, holder);
      return lock;
    } finally {
      if (lock == null) {
        OWN.remove(home);
      }
    }
  }

  private static @Nullable LoadLock takeFile(Path home, String holder) throws IOException {
    FileChannel channel =
        FileChannel.open(home.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean taken = false;
    try {
      taken = channel.tryLock() != null;
      if (!taken) {
        return null;
      }
      Files.write(home.resolve(HOLDER), holder.getBytes(UTF_8));
      return new LoadLock(home, channel);
    } catch (IOException e) {
      taken = false;
      throw e;
    } finally {
      if (!taken) {
        channel.close();
      }
    }
  }

  /** Who has it, as that said itself. */
  static String holder(Path home) throws IOException {
    Path file = home.resolve(HOLDER);
    return Files.exists(file) ? Files.readString(file) : "unknown";
  }

  @Override
  public void close() throws IOException {
    channel.close();
    OWN.remove(home);
  }
}
