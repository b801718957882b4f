package dev.roadworthy.hooks.slack;

import static java.util.stream.Collectors.joining;

import dev.roadworthy.alerting.Letter;
import dev.roadworthy.hooks.Accent;
import dev.roadworthy.hooks.LetterText;
import dev.roadworthy.hooks.OneLine;
import dev.roadworthy.hooks.Piece;
import dev.roadworthy.hooks.Sender;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A letter as a message: the title, which notifications show, and the four lines beside a bar of
 * its colour, a block for each.
 */
final class Message {

  private static final JsonMapper JSON = JsonMapper.shared();

  /** Slack refuses a message of which a block is longer. */
  private static final int LONGEST_BLOCK = 3000;

  private Message() {}

  static byte[] of(Letter letter, Sender sender) {
    LetterText text = LetterText.of(letter, sender);
    ArrayNode blocks = JSON.createArrayNode();
    text.pieces().forEach(line -> blocks.add(block(markup(line))));
    ObjectNode root = JSON.createObjectNode();
    root.put("text", Markup.plain(text.title()));
    root.put("unfurl_links", false);
    root.put("unfurl_media", false);
    root.putArray("attachments")
        .addObject()
        .put("color", Accent.of(letter).hex())
        .set("blocks", blocks);
    return JSON.writeValueAsBytes(root);
  }

  /** A letter that says less is better than one that is refused. */
  private static String markup(List<Piece> line) {
    String markup = line.stream().map(Markup::of).collect(joining());
    return markup.length() <= LONGEST_BLOCK
        ? markup
        : Markup.plain(OneLine.of(line.stream().map(Piece::text).collect(joining())));
  }

  private static ObjectNode block(String markup) {
    ObjectNode block = JSON.createObjectNode().put("type", "section");
    block.putObject("text").put("type", "mrkdwn").put("text", markup).put("verbatim", true);
    return block;
  }
}
