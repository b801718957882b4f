package dev.roadworthy.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A mapping in the file. Whoever reads it asks for its keys one by one, each with an example;
 * {@link #done} reports the keys that nobody asked for. What is wrong becomes a problem and reads
 * as if it were absent, so that reading goes on.
 */
final class Section {

  private final Problems problems;
  private final String path;
  private final Node place;
  private final boolean present;
  private final boolean readable;
  private final Map<String, NodeTuple> tuples = new LinkedHashMap<>();
  private final List<NodeTuple> repeated = new ArrayList<>();
  private final Map<String, String> examples = new LinkedHashMap<>();

  private Section(Problems problems, String path, Node place, @Nullable Node node, String example) {
    this.problems = problems;
    this.path = path;
    this.place = place;
    this.present = node != null;
    this.readable = node instanceof MappingNode;
    if (node instanceof MappingNode mapping) {
      mapping.getValue().forEach(this::keep);
    } else if (node != null) {
      problems.add(node, path, "must be a mapping of keys, but is " + nature(node), null, example);
    }
  }

  /** The whole file. */
  static Section root(Problems problems, Node node, String example) {
    return new Section(problems, "", node, node, example);
  }

  private void keep(NodeTuple tuple) {
    if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
      problems.add(tuple.getKeyNode(), path, "must have single words as keys", null, "sku: A-1");
      return;
    }
    if (tuples.putIfAbsent(key.getValue(), tuple) != null) {
      repeated.add(tuple);
    }
  }

  /** False if there is no such section; then it reads as if it were empty. */
  boolean isPresent() {
    return present;
  }

  /** True if there is a mapping, and nothing in it. */
  boolean isEmpty() {
    return readable && tuples.isEmpty();
  }

  /** The keys that stand in the file, in their order. */
  Set<String> keys() {
    return tuples.keySet();
  }

  /** A single value, null if it is absent. */
  @Nullable Entry optional(String key, String example) {
    Node value = value(key, example);
    return value == null ? null : entry(at(key), value, written(key, example));
  }

  /** A single value; it is a problem if it is absent. */
  @Nullable Entry required(String key, String example) {
    Entry entry = optional(key, example);
    if (!tuples.containsKey(key)) {
      missing(key, "is missing", example);
    }
    return entry;
  }

  /** Reads a single value; null if it is absent, or wrong. */
  <T> @Nullable T read(String key, String example, Function<String, T> reader) {
    Entry entry = optional(key, example);
    return entry == null ? null : entry.read(reader);
  }

  /** Reads a single value; the default if it is absent, or wrong. */
  <T> T read(String key, String example, Function<String, T> reader, T otherwise) {
    T value = read(key, example, reader);
    return value == null ? otherwise : value;
  }

  /** A mapping in this mapping. */
  Section section(String key, String example) {
    Node value = value(key, example);
    return new Section(problems, at(key), keyNode(key), value, written(key, example));
  }

  /** A list of single values; empty if it is absent. */
  List<Entry> list(String key, String example) {
    List<Entry> entries = new ArrayList<>();
    Node value = value(key, example);
    if (value instanceof SequenceNode sequence) {
      for (Node each : sequence.getValue()) {
        Entry entry = entry(at(key) + "[" + entries.size() + "]", each, written(key, example));
        if (entry != null) {
          entries.add(entry);
        }
      }
    } else if (value != null) {
      problems.add(
          value, at(key), "must be a list, but is " + nature(value), null, written(key, example));
    }
    return entries;
  }

  /** Reads a single value; null, with a problem, if it is absent, or wrong. */
  <T> @Nullable T readRequired(String key, String example, Function<String, T> reader) {
    Entry entry = required(key, example);
    return entry == null ? null : entry.read(reader);
  }

  /**
   * Makes known the keys that a reader asks for, which reads nothing: for a section of which it is
   * not clear how to read it.
   */
  void knows(Consumer<Section> reader) {
    Section absent = new Section(problems, path, place, null, "");
    reader.accept(absent);
    absent.examples.forEach(examples::putIfAbsent);
  }

  /** Says that a key should be here. */
  void missing(String key, String rule, String example) {
    if (readable) {
      problems.add(place, at(key), rule, null, written(key, example));
    }
  }

  /** Says that a key that is here breaks a rule. */
  void wrong(String key, String rule, @Nullable String example) {
    problems.add(keyNode(key), at(key), rule, null, example);
  }

  /** Says that the section as a whole breaks a rule. */
  void unmet(String rule, @Nullable String value, String example) {
    problems.add(place, path, rule, value, example);
  }

  /** Says what stands here twice, or was never asked for. */
  void done() {
    repeated.forEach(this::repeated);
    tuples.keySet().stream().filter(key -> !examples.containsKey(key)).forEach(this::unknown);
  }

  private void repeated(NodeTuple tuple) {
    String key = ((ScalarNode) tuple.getKeyNode()).getValue();
    int line = keyNode(key).getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    String rule = "stands twice; it is already in line " + line;
    problems.add(tuple.getKeyNode(), at(key), rule, null, exampleOf(key));
  }

  private void unknown(String key) {
    String guess = Suggestion.sentence(key, examples.keySet());
    String known = " Known keys: " + String.join(", ", examples.keySet());
    String example =
        Suggestion.nearest(key, examples.keySet())
            .or(() -> examples.keySet().stream().findFirst())
            .map(this::exampleOf)
            .orElse(null);
    problems.add(keyNode(key), at(key), "unknown key" + guess + known, null, example);
  }

  /** How a key that was asked for is written; null if nobody asked for it. */
  @Nullable String exampleOf(String key) {
    String example = examples.get(key);
    return example == null ? null : written(key, example);
  }

  private static String written(String key, String example) {
    return Shown.text(key) + ": " + example;
  }

  private @Nullable Node value(String key, String example) {
    examples.put(key, example);
    NodeTuple tuple = tuples.get(key);
    return tuple == null ? null : tuple.getValueNode();
  }

  private @Nullable Entry entry(String at, Node value, String example) {
    if (value instanceof ScalarNode scalar && !value.getTag().equals(Tag.NULL)) {
      return new Entry(problems, at, value, scalar.getValue(), example);
    }
    boolean empty = value instanceof ScalarNode;
    String rule = empty ? "must have a value" : "must be a single value, but is " + nature(value);
    problems.add(value, at, rule, null, example);
    return null;
  }

  private Node keyNode(String key) {
    NodeTuple tuple = tuples.get(key);
    return tuple == null ? place : tuple.getKeyNode();
  }

  private String at(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static String nature(Node node) {
    return switch (node.getNodeType()) {
      case MAPPING -> "a mapping of keys";
      case SEQUENCE -> "a list";
      default -> node.getTag().equals(Tag.NULL) ? "empty" : "a single value";
    };
  }
}
