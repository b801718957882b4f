package dev.roadworthy.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what {@link FieldWriter} wrote, in the same order. */
final class FieldReader {

  private final ByteBuffer bytes;

  FieldReader(byte[] payload) {
    this.bytes = ByteBuffer.wrap(payload);
  }

  int tag() {
    return Byte.toUnsignedInt(bytes.get());
  }

  long number() {
    return bytes.getLong();
  }

  int count() {
    return bytes.getInt();
  }

  boolean flag() {
    return bytes.get() != 0;
  }

  String text() {
    return new String(bytes(), UTF_8);
  }

  byte[] bytes() {
    byte[] value = new byte[length()];
    bytes.get(value);
    return value;
  }

  <T> @Nullable T optional(Function<FieldReader, T> read) {
    return flag() ? read.apply(this) : null;
  }

  @Nullable String optionalText() {
    return optional(FieldReader::text);
  }

  Instant instant() {
    return Instant.ofEpochSecond(number(), count());
  }

  Duration duration() {
    return Duration.ofSeconds(number(), count());
  }

  <T> List<T> list(Function<FieldReader, T> read) {
    int size = length();
    List<T> values = new ArrayList<>(Math.min(size, 64));
    for (int i = 0; i < size; i++) {
      values.add(read.apply(this));
    }
    return values;
  }

  Map<String, String> texts() {
    int size = length();
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      values.put(text(), text());
    }
    return values;
  }

  /** Nothing is left. */
  void end() {
    if (bytes.hasRemaining()) {
      throw new JournalException(bytes.remaining() + " bytes are left over");
    }
  }

  private int length() {
    int length = count();
    if (length < 0 || length > bytes.remaining()) {
      throw new JournalException(
          "a field claims " + length + " bytes, " + bytes.remaining() + " are left");
    }
    return length;
  }
}
