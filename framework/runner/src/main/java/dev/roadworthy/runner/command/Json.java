package dev.roadworthy.runner.command;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON for scripts: what stands here is a promise, so it is written by hand and not from records.
 */
final class Json {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

  private Json() {}

  static Json object() {
    return new Json();
  }

  static String text(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /** Instants, durations, paths and names as text; null stays null. */
  Json with(String name, @Nullable Object value) {
    fields.put(name, value == null || isPlain(value) ? value : value.toString());
    return this;
  }

  private static boolean isPlain(Object value) {
    return value instanceof Number
        || value instanceof Boolean
        || value instanceof Map
        || value instanceof Collection;
  }

  Map<String, @Nullable Object> asMap() {
    return fields;
  }
}
