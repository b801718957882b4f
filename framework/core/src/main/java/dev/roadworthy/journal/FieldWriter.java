package dev.roadworthy.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Writes fields one after the other into memory. */
final class FieldWriter {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
  private final DataOutputStream out = new DataOutputStream(bytes);

  private interface Write {
    void run() throws IOException;
  }

  private static void inMemory(Write write) {
    try {
      write.run();
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
  }

  void tag(int value) {
    inMemory(() -> out.writeByte(value));
  }

  void number(long value) {
    inMemory(() -> out.writeLong(value));
  }

  void count(int value) {
    inMemory(() -> out.writeInt(value));
  }

  void flag(boolean value) {
    tag(value ? 1 : 0);
  }

  void text(String value) {
    byte[] utf8 = value.getBytes(UTF_8);
    count(utf8.length);
    inMemory(() -> out.write(utf8));
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
    return bytes.toByteArray();
  }
}
