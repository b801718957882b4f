package dev.roadworthy.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Appends to a journal file of its own. Thread-safe. When {@link #append} returns, the record has
 * been handed to the operating system as one write: the death of this JVM no longer loses it;
 * {@link #close} forces it to the disk.
 */
public final class JournalWriter implements Closeable {

  private final FileChannel channel;
  private final UUID id;

  private JournalWriter(FileChannel channel, UUID id) {
    this.channel = channel;
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
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    UUID id = UUID.randomUUID();
    writeFully(channel, JournalFormat.header(id));
    return new JournalWriter(channel, id);
  }

  /** Identifies the journal wherever its file is carried. */
  public UUID id() {
    return id;
  }

  /**
   * @throws IOException if the disk does not take the record; a half-written record is taken back
   */
  public synchronized void append(JournalEntry entry) throws IOException {
    byte[] payload = JournalCodec.encode(entry);
    ByteBuffer record = ByteBuffer.allocate(JournalFormat.RECORD_HEADER_BYTES + payload.length);
    record.putInt(payload.length).putInt(JournalFormat.crc(payload, 0, payload.length));
    record.put(payload).flip();
    long before = channel.position();
    try {
      writeFully(channel, record);
    } catch (IOException e) {
      channel.truncate(before);
      throw e;
    }
  }

  private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    if (channel.isOpen()) {
      channel.force(true);
      channel.close();
    }
  }
}
