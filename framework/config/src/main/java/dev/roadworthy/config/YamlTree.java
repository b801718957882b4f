package dev.roadworthy.config;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Parses YAML into nodes that know their lines. */
final class YamlTree {

  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setSchema(new CoreSchema())
          .setAllowNonScalarKeys(true)
          .setMaxAliasesForCollections(50)
          .build();

  private YamlTree() {}

  /**
   * @return empty if there is nothing but white space and comments
   * @throws ConfigurationException if the text is not YAML
   */
  static Optional<Node> parse(String text, Problems problems) {
    try {
      return new BoundedComposer(SETTINGS, text).getSingleNode();
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      int column = e.getProblemMark().map(mark -> mark.getColumn() + 1).orElse(1);
      throw problems.fatal(line, column, "not readable as YAML: " + sentence(e), null);
    } catch (YamlEngineException e) {
      throw problems.fatal(1, 1, "not readable as YAML: " + e.getMessage(), null);
    }
  }

  /** Without the engine's snippet of the text, which may be a secret. */
  private static String sentence(MarkedYamlEngineException e) {
    String context = e.getContext() == null ? "" : e.getContext();
    String problem = Shown.text(e.getProblem());
    String hint = problem.contains("(TAB)") ? "; indent with spaces, not with tabs" : "";
    return (context.isEmpty() ? "" : context + ", ") + problem + hint;
  }
}
