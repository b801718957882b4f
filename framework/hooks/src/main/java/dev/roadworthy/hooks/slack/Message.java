package dev.roadworthy.hooks.slack;

import static java.util.stream.Collectors.joining;

import dev.roadworthy.alerting.Letter;
import dev.roadworthy.hooks.Accent;
import dev.roadworthy.hooks.LetterText;
import dev.roadworthy.hooks.Sender;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A letter as a message: the title, which notifications show, and the four lines beside a bar of
 * its colour. A block for each line, because Slack refuses blocks of more than 3000 characters.
 */
final class Message {

  private static final JsonMapper JSON = JsonMapper.shared();

  private Message() {}

  static byte[] of(Letter letter, Sender sender) {
    LetterText text = LetterText.of(letter, sender);
    ArrayNode blocks = JSON.createArrayNode();
    text.pieces()
        .forEach(line -> blocks.add(block(line.stream().map(Markup::of).collect(joining()))));
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

  private static ObjectNode block(String markup) {
    ObjectNode block = JSON.createObjectNode().put("type", "section");
    block.putObject("text").put("type", "mrkdwn").put("text", markup).put("verbatim", true);
    return block;
  }
}
