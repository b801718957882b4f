package dev.roadworthy.config;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Collects what is wrong with one file. */
final class Problems {

  private final String file;
  private final List<Problem> found = new ArrayList<>();

  Problems(String file) {
    this.file = file;
  }

  /** Adds a problem that has a place; the value is masked and shortened here. */
  void add(Node at, String key, String rule, @Nullable String value, @Nullable String example) {
    int line = at.getStartMark().map(Mark::getLine).orElse(-1) + 1;
    int column = at.getStartMark().map(Mark::getColumn).orElse(-1) + 1;
    add(line, column, key, rule, value, example);
  }

  private void add(
      int line,
      int column,
      String key,
      String rule,
      @Nullable String value,
      @Nullable String example) {
    String shown = value == null ? null : Shown.value(value);
    found.add(new Problem(file, line, column, Shown.text(key), rule, shown, example));
  }

  /** Gives up at once: there is nothing more to read. */
  ConfigurationException fatal(int line, int column, String rule, @Nullable String example) {
    add(line, column, "", rule, null, example);
    return new ConfigurationException(found);
  }

  int count() {
    return found.size();
  }

  void throwIfAny() {
    if (!found.isEmpty()) {
      throw new ConfigurationException(found);
    }
  }
}
