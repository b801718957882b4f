package dev.roadworthy.runner.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roadworthy.runner.Home;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps two watches of one environment from using one home: each would run all checks, and retire
 * those that the other one has. The death of its holder frees it.
 */
public final class OneWatch implements AutoCloseable {

  private final FileChannel channel;

  private OneWatch(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Makes sure that there is no other one.
   *
   * @throws IllegalStateException if there is; the message says which process that is
   * @throws IOException if the file beside the history cannot be written
   */
  public static OneWatch on(Home home, String environment) throws IOException {
    Files.createDirectories(home.folder());
    Path file = home.folder().resolve("watch-" + environment + ".lock");
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    if (channel.tryLock() == null) {
      String holder = Files.readString(file).strip();
      channel.close();
      throw new IllegalStateException(
          "Another watch of environment \""
              + environment
              + "\" uses this home: process "
              + holder
              + ". End it, or give this one a home of its own. Example: --home /var/lib/roadworthy-2");
    }
    channel.truncate(0);
    channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(UTF_8)));
    return new OneWatch(channel);
  }

  /**
   * True if a watch uses this home, of whatever environment: then what journals there are is taken
   * over by it.
   *
   * @throws IOException if the home cannot be looked through
   */
  public static boolean uses(Home home) throws IOException {
    if (!Files.isDirectory(home.folder())) {
      return false;
    }
    try (DirectoryStream<Path> locks = Files.newDirectoryStream(home.folder(), "watch-*.lock")) {
      for (Path each : locks) {
        if (isHeld(each)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isHeld(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      return channel.tryLock() == null;
    } catch (OverlappingFileLockException e) {
      return true; // by this process
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
