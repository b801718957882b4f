package dev.roadworthy.journal;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Appends to a journal file of its own. Thread-safe, also towards interrupted threads. When {@link
 * #append} returns, the record has been handed to the operating system as one write: the death of
 * this JVM no longer loses it; {@link #close} forces it to the disk.
 */
public final class JournalWriter implements Closeable {

  // Not a FileChannel: it closes itself for everybody when one thread is interrupted while it
  // writes, and a watchdog interrupts checks.
  private final RandomAccessFile file;
  private final UUID id;
  private long end;
  private boolean closed;

  private JournalWriter(RandomAccessFile file, UUID id) {
    this.file = file;
    this.id = id;
  }

  /**
   * Creates the file, and its folders.
   *
   * @throws IOException if the file exists already, or cannot be written
   */
  public static JournalWriter create(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.createFile(file);
    UUID id = UUID.randomUUID();
    RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw");
    try {
      JournalWriter writer = new JournalWriter(opened, id);
      writer.write(JournalFormat.header(id));
      return writer;
    } catch (IOException e) {
      opened.close();
      throw e;
    }
  }

  /** Identifies the journal wherever its file is carried. */
  public UUID id() {
    return id;
  }

  /**
   * Appends a record.
   *
   * @throws IOException if the entry takes more than 64 MiB, the writer is closed, or the disk does
   *     not take the record; a half-written one is taken back
   */
  public synchronized void append(JournalEntry entry) throws IOException {
    byte[] payload = JournalCodec.encode(entry);
    if (payload.length > JournalFormat.LARGEST_RECORD) {
      throw new IOException(
          "A journal's record has at most "
              + JournalFormat.LARGEST_RECORD
              + " bytes, but this one has "
              + payload.length);
    }
    write(JournalFormat.record(payload));
  }

  private void write(ByteBuffer bytes) throws IOException {
    try {
      file.seek(end);
      file.write(bytes.array());
      end += bytes.capacity();
    } catch (IOException e) {
      takeBack(e);
      throw e;
    }
  }

  private void takeBack(IOException why) {
    try {
      file.setLength(end);
    } catch (IOException e) {
      why.addSuppressed(e);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    if (!closed) {
      closed = true;
      file.getFD().sync();
      file.close();
    }
  }
}
