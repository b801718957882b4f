package dev.roadworthy.config;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.comments.CommentLine;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.ComposerException;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Composes nodes as the engine does, and refuses what would overflow the stack, never end, or mean
 * something that is not read.
 */
final class BoundedComposer extends Composer {

  private static final int DEEPEST = 32;

  private static final Set<Tag> READ =
      Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.SEQ, Tag.MAP, Tag.MERGE);

  private int depth;

  BoundedComposer(LoadSettings settings, String text) {
    super(settings, new ParserImpl(settings, new StreamReader(settings, text)));
  }

  @Override
  protected Node composeScalarNode(Optional<Anchor> anchor, List<CommentLine> comments) {
    return known(super.composeScalarNode(anchor, comments));
  }

  @Override
  protected SequenceNode composeSequenceNode(Optional<Anchor> anchor) {
    return nested(() -> super.composeSequenceNode(anchor));
  }

  @Override
  protected Node composeMappingNode(Optional<Anchor> anchor) {
    return nested(() -> super.composeMappingNode(anchor));
  }

  /** The engine merges a mapping into itself for ever. */
  @Override
  protected MappingNode asMappingNode(Node node) {
    if (node.isRecursive()) {
      throw refused("a mapping cannot be merged into itself", node.getStartMark());
    }
    return super.asMappingNode(node);
  }

  private <N extends Node> N nested(Supplier<N> composed) {
    Event first = parser.peekEvent();
    if (++depth > DEEPEST) {
      throw refused("nothing is nested deeper than " + DEEPEST + " levels", first.getStartMark());
    }
    N node = composed.get();
    depth--;
    return known(node);
  }

  private static <N extends Node> N known(N node) {
    if (!READ.contains(node.getTag())) {
      throw refused("tags such as " + node.getTag() + " are not read", node.getStartMark());
    }
    return node;
  }

  private static ComposerException refused(String why, Optional<Mark> at) {
    return new ComposerException(why, at);
  }
}
