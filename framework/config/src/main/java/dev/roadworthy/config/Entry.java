package dev.roadworthy.config;

import dev.roadworthy.redaction.Redactor;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * A single value at its place in the file.
 *
 * @param problems where to say what is wrong with it
 * @param path the keys that lead to it
 * @param node where it stands
 * @param raw as it is written
 * @param example what would be right
 */
record Entry(Problems problems, String path, Node node, String raw, String example) {

  /** What a problem says anyway: the value and the example. */
  private static final Pattern SAID_ELSEWHERE = Pattern.compile("(?s)(, but was|\\. Example).*");

  /** Says which rule the value breaks, and shows it. */
  void wrong(String rule) {
    problems.add(node, path, rule, raw, example);
  }

  /** Says which rule the value breaks, and masks it. */
  void wrongSecret(String rule) {
    problems.add(node, path, rule, Redactor.MASK, example);
  }

  /** Reads what is written; null, with a problem, if the reader refuses it. */
  <T> @Nullable T read(Function<String, T> reader) {
    if (raw.contains("${")) {
      wrong("must be written out, because ${...} is not read here");
      return null;
    }
    return read(raw, reader);
  }

  /** Reads what the value stands for; a problem shows only what is written. */
  <T> @Nullable T read(@Nullable String text, Function<String, T> reader) {
    try {
      return text == null ? null : reader.apply(text);
    } catch (IllegalArgumentException e) {
      wrong(SAID_ELSEWHERE.matcher(String.valueOf(e.getMessage())).replaceFirst(""));
      return null;
    }
  }
}
