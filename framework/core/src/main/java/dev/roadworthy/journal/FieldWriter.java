package dev.roadworthy.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Writes fields one after the other into memory. */
final class FieldWriter {

  private ByteBuffer bytes = ByteBuffer.allocate(1024);

  /** Makes room for so many bytes more. */
  private ByteBuffer room(int more) {
    if (bytes.remaining() < more) {
      int needed = Math.addExact(bytes.position(), more);
      int capacity =
          (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(needed, 2L * bytes.capacity()));
      bytes = ByteBuffer.allocate(capacity).put(bytes.flip());
    }
    return bytes;
  }

  void tag(int value) {
    room(Byte.BYTES).put((byte) value);
  }

  void number(long value) {
    room(Long.BYTES).putLong(value);
  }

  void count(int value) {
    room(Integer.BYTES).putInt(value);
  }

  void flag(boolean value) {
    tag(value ? 1 : 0);
  }

  void text(String value) {
    bytes(value.getBytes(UTF_8));
  }

  void bytes(byte[] value) {
    count(value.length);
    room(value.length).put(value);
  }

  <T> void optional(@Nullable T value, BiConsumer<FieldWriter, T> write) {
    flag(value != null);
    if (value != null) {
      write.accept(this, value);
    }
  }

  void optionalText(@Nullable String value) {
    optional(value, FieldWriter::text);
  }

  void instant(Instant value) {
    number(value.getEpochSecond());
    count(value.getNano());
  }

  void duration(Duration value) {
    number(value.getSeconds());
    count(value.getNano());
  }

  <T> void list(Collection<T> values, BiConsumer<FieldWriter, T> write) {
    count(values.size());
    values.forEach(value -> write.accept(this, value));
  }

  void texts(Map<String, String> values) {
    count(values.size());
    values.forEach(
        (key, value) -> {
          text(key);
          text(value);
        });
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes.array(), bytes.position());
  }
}
