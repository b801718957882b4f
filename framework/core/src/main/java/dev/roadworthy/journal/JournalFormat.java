package dev.roadworthy.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * The file: a header of 32 bytes, then records.
 *
 * <pre>
 * header  8 bytes "RWJOURNL", 4 bytes version, 16 bytes id of the journal, 4 bytes CRC32C of the 28 before
 * record  4 bytes length of the payload, 4 bytes CRC32C of the payload, payload
 * payload 1 byte kind, 1 byte version of the kind, fields
 * </pre>
 *
 * Numbers are big-endian. A record that is cut off at the end of the file has not been
 * acknowledged.
 */
final class JournalFormat {

  static final int VERSION = 1;
  static final int HEADER_BYTES = 32;
  static final int RECORD_HEADER_BYTES = 8;

  /** No record is larger; a longer length is damage, not data. */
  static final int LARGEST_RECORD = 64 * 1024 * 1024;

  private static final byte[] MAGIC = "RWJOURNL".getBytes(US_ASCII);

  private JournalFormat() {}

  static ByteBuffer header(UUID id) {
    ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
    header.put(MAGIC).putInt(VERSION);
    header.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    header.putInt(crc(header.array(), 0, 28));
    return header.flip();
  }

  static ByteBuffer record(byte[] payload) {
    ByteBuffer record = ByteBuffer.allocate(RECORD_HEADER_BYTES + payload.length);
    record.putInt(payload.length).putInt(crc(payload, 0, payload.length));
    return record.put(payload).flip();
  }

  /** Reads the id, or says why the file is no journal. */
  static UUID readHeader(ByteBuffer header, String file) {
    byte[] magic = new byte[MAGIC.length];
    header.get(magic);
    if (!Arrays.equals(magic, MAGIC)) {
      throw new JournalException(
          file + " is not a Roadworthy journal: it does not begin with RWJOURNL");
    }
    int version = header.getInt();
    if (version != VERSION) {
      throw new JournalException(
          file
              + " is a journal of format "
              + version
              + ", this Roadworthy reads format "
              + VERSION
              + ": read it with the version that wrote it, or a newer one");
    }
    UUID id = new UUID(header.getLong(), header.getLong());
    if (header.getInt() != crc(header.array(), 0, 28)) {
      throw new JournalException(file + " has a damaged header (its checksum does not match)");
    }
    return id;
  }

  static int crc(byte[] bytes, int from, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, from, length);
    return (int) crc.getValue();
  }
}
