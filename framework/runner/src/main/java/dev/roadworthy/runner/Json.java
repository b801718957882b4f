package dev.roadworthy.runner;

import dev.roadworthy.fault.Fault;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON for scripts: what stands here is a promise, so it is written by hand and not from records.
 */
public final class Json {

  private static final JsonMapper COMPACT = JsonMapper.builder().build();
  private static final JsonMapper INDENTED =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

  private Json() {}

  /** Begins an object. */
  public static Json object() {
    return new Json();
  }

  /** For people too: indented. */
  public static String text(Object value) {
    return INDENTED.writeValueAsString(value);
  }

  /** Without a line break. */
  public static String line(Object value) {
    return COMPACT.writeValueAsString(value);
  }

  /**
   * Instants, durations, paths and names as text, what is one of a few by its name; null stays
   * null.
   */
  public Json with(String name, @Nullable Object value) {
    fields.put(name, value == null || isPlain(value) ? value : value.toString());
    return this;
  }

  /** Code, layer and first line of what is wrong; null each if nothing is. */
  public Json withFault(@Nullable Fault fault) {
    return with("fault", fault == null ? null : fault.code().code())
        .with("layer", fault == null ? null : fault.code().layer())
        .with("diagnosis", fault == null ? null : fault.diagnosis());
  }

  private static boolean isPlain(Object value) {
    return value instanceof Number
        || value instanceof Boolean
        || value instanceof Map
        || value instanceof Collection;
  }

  /** The object, its fields in the order in which they were given. */
  public Map<String, @Nullable Object> asMap() {
    return fields;
  }
}
