package dev.roadworthy.config;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a configuration. It never contains a secret.
 *
 * @param file the file, relative to the working folder where it lies below it
 * @param line from 1; 0 if the problem has no place in the file
 * @param column from 1; 0 if the problem has no place in the file
 * @param key the keys that lead there, with dots between them; empty for the file as a whole
 * @param rule what holds there and does not
 * @param value what was found instead, shortened, masked if it may be a secret; null if nothing was
 * @param example what would be right, null if there is none
 */
public record Problem(
    String file,
    int line,
    int column,
    String key,
    String rule,
    @Nullable String value,
    @Nullable String example)
    implements Serializable {

  /** On one line, unless the example has more: place, key, rule, value and example. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(file);
    if (line > 0) {
      text.append(':').append(line).append(':').append(column);
    }
    text.append(key.isEmpty() ? "" : " " + key).append(": ").append(rule);
    if (value != null && !rule.contains('"' + value + '"')) {
      text.append(", but was \"").append(value).append('"');
    }
    if (example != null) {
      text.append(example.contains("\n") ? ". Example:\n" : ". Example: ").append(example);
    }
    return text.toString();
  }
}
