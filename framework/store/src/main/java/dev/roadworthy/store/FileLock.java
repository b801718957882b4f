package dev.roadworthy.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/** Held by one at a time, among threads and processes; the death of its holder frees it. */
final class FileLock implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long PAUSE_MILLIS = 20;

  /** The system's locks are those of a process: closing a second channel would free the first. */
  private static final ReentrantLock THIS_PROCESS = new ReentrantLock();

  private final FileChannel channel;

  private FileLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Waits its turn. The file stays when the lock is given back: deleting it would split it. */
  static FileLock on(Path file) throws IOException {
    THIS_PROCESS.lock();
    try {
      return new FileLock(locked(file));
    } catch (RuntimeException | IOException e) {
      THIS_PROCESS.unlock();
      throw e;
    }
  }

  private static FileChannel locked(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      long began = System.nanoTime();
      while (channel.tryLock() == null) {
        if (System.nanoTime() - began > PATIENCE.toNanos()) {
          throw new StoreException(
              "Another process has held the lock "
                  + file
                  + " for more than "
                  + PATIENCE.toSeconds()
                  + " s to prepare its database: try again, or end that process",
              null);
        }
        pause(file);
      }
      return channel;
    } catch (RuntimeException | IOException e) {
      channel.close();
      throw e;
    }
  }

  private static void pause(Path file) {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("Interrupted while waiting for the lock " + file, e);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      THIS_PROCESS.unlock();
    }
  }
}
