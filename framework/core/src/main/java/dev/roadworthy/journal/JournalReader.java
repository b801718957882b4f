package dev.roadworthy.journal;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
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

  private final RandomAccessFile file;
  private final ByteBuffer header = ByteBuffer.allocate(JournalFormat.RECORD_HEADER_BYTES);
  private final Path path;
  private final UUID id;
  private long offset;

  private JournalReader(RandomAccessFile file, Path path, UUID id) {
    this.file = file;
    this.path = path;
    this.id = id;
    this.offset = HEADER_BYTES;
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
    RandomAccessFile opened = new RandomAccessFile(file.toFile(), "r");
    try {
      return new JournalReader(opened, file, readId(opened, file));
    } catch (RuntimeException | IOException e) {
      opened.close();
      throw e;
    }
  }

  private static UUID readId(RandomAccessFile file, Path path) throws IOException {
    if (file.length() < HEADER_BYTES) {
      throw new JournalException(
          path
              + " is not a Roadworthy journal: it has "
              + file.length()
              + " bytes, a header has "
              + HEADER_BYTES);
    }
    byte[] header = new byte[HEADER_BYTES];
    file.readFully(header);
    return JournalFormat.readHeader(ByteBuffer.wrap(header), path.toString());
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
   * @throws JournalException if the next record is damaged, or the file is shorter than what was
   *     read of it before; records before a damaged one are returned first
   */
  public Batch read(int most) throws IOException {
    List<JournalEntry> entries = new ArrayList<>();
    int unknown = 0;
    long start = offset;
    for (int i = 0; i < most; i++) {
      try {
        byte[] payload = next();
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
      } catch (JournalException e) {
        if (offset == start) {
          throw new JournalException(
              path + " is damaged at byte " + offset + ": " + e.getMessage(), e);
        }
        break; // the next call meets it again, when what was read before it has been kept
      }
    }
    return new Batch(List.copyOf(entries), offset, unknown);
  }

  /** Bytes after the last complete record: a tail that was cut off, or is still being written. */
  public long unread() throws IOException {
    return Math.max(0, file.length() - offset);
  }

  /** The payload of the record at the offset; null if it is not complete. */
  private byte @Nullable [] next() throws IOException {
    long left = file.length() - offset;
    if (left < 0) {
      throw new JournalException("it was read to here before, and has become shorter since");
    }
    if (left < JournalFormat.RECORD_HEADER_BYTES) {
      return null;
    }
    file.seek(offset);
    file.readFully(header.array()); // at once: readInt asks the system for each byte
    int length = header.getInt(0);
    int crc = header.getInt(Integer.BYTES);
    if (length <= 1 || length > JournalFormat.LARGEST_RECORD) {
      throw new JournalException("a record has a length of " + length);
    }
    if (length > left - JournalFormat.RECORD_HEADER_BYTES) {
      return null;
    }
    byte[] payload = new byte[length];
    file.readFully(payload);
    if (JournalFormat.crc(payload, 0, length) != crc) {
      throw new JournalException("a record's checksum does not match");
    }
    return payload;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
