package dev.roadworthy.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads a journal, also while it is being written: what is not complete yet is left for the next
 * call. Not thread-safe.
 */
public final class JournalReader implements Closeable {

  /** How long a file is at least before it can be opened. */
  public static final int HEADER_BYTES = JournalFormat.HEADER_BYTES;

  private final FileChannel channel;
  private final String file;
  private final UUID id;
  private long offset;

  private JournalReader(FileChannel channel, String file, UUID id, long offset) {
    this.channel = channel;
    this.file = file;
    this.id = id;
    this.offset = offset;
  }

  /**
   * What was read.
   *
   * @param entries complete records in order; of kinds that this version does not know, none
   * @param offset where the next read begins: acknowledge it once the entries are kept
   * @param unknown how many records were of a kind or version that this one does not know
   */
  public record Batch(List<JournalEntry> entries, long offset, int unknown) {}

  /**
   * Opens a journal at its beginning.
   *
   * @throws JournalException if the file is no journal, is of another format, or shorter than a
   *     header
   * @throws IOException if it cannot be read
   */
  public static JournalReader open(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      ByteBuffer header = ByteBuffer.allocate(JournalFormat.HEADER_BYTES);
      readFully(channel, header, 0);
      if (header.hasRemaining()) {
        throw new JournalException(
            file
                + " is not a Roadworthy journal: it has "
                + channel.size()
                + " bytes, a header has 32");
      }
      UUID id = JournalFormat.readHeader(header.flip(), file.toString());
      return new JournalReader(channel, file.toString(), id, JournalFormat.HEADER_BYTES);
    } catch (RuntimeException | IOException e) {
      channel.close();
      throw e;
    }
  }

  /** Identifies the journal wherever its file is carried. */
  public UUID id() {
    return id;
  }

  /** Continues where an earlier reader's batch ended. */
  public void seek(long acknowledged) {
    offset = Math.max(JournalFormat.HEADER_BYTES, acknowledged);
  }

  /**
   * Reads at most so many records.
   *
   * @throws JournalException if a record is damaged before the end of the file; what stands before
   *     it has been returned by earlier calls, or is returned by a call with a smaller maximum
   */
  public Batch read(int most) throws IOException {
    List<JournalEntry> entries = new ArrayList<>();
    int unknown = 0;
    for (int i = 0; i < most; i++) {
      byte[] payload = next(entries.isEmpty() && unknown == 0);
      if (payload == null) {
        break;
      }
      JournalEntry entry = JournalCodec.decodeOrNull(payload);
      if (entry == null) {
        unknown++;
      } else {
        entries.add(entry);
      }
      offset += JournalFormat.RECORD_HEADER_BYTES + payload.length;
    }
    return new Batch(List.copyOf(entries), offset, unknown);
  }

  /** Bytes after the last complete record: a tail that was cut off, or is still being written. */
  public long unread() throws IOException {
    return Math.max(0, channel.size() - offset);
  }

  private byte @Nullable [] next(boolean first) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(JournalFormat.RECORD_HEADER_BYTES);
    readFully(channel, head, offset);
    if (head.hasRemaining()) {
      return null;
    }
    head.flip();
    int length = head.getInt();
    int crc = head.getInt();
    if (length <= 1 || length > JournalFormat.LARGEST_RECORD) {
      return damaged(first, "a length of " + length);
    }
    ByteBuffer payload = ByteBuffer.allocate(length);
    readFully(channel, payload, offset + JournalFormat.RECORD_HEADER_BYTES);
    if (payload.hasRemaining()) {
      return null;
    }
    if (JournalFormat.crc(payload.array(), 0, length) != crc) {
      return damaged(first, "a checksum that does not match");
    }
    return payload.array();
  }

  private byte @Nullable [] damaged(boolean first, String what) {
    if (!first) {
      return null;
    }
    throw new JournalException(
        file + " is damaged at byte " + offset + ": " + what + ". All records before it were read");
  }

  private static void readFully(FileChannel channel, ByteBuffer into, long from)
      throws IOException {
    long at = from;
    while (into.hasRemaining()) {
      int read = channel.read(into, at);
      if (read < 0) {
        return;
      }
      at += read;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
