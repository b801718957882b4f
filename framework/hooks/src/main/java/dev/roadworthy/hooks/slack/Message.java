package dev.roadworthy.hooks.slack;

import dev.roadworthy.alerting.Letter;
import dev.roadworthy.hooks.Accent;
import dev.roadworthy.hooks.LetterText;
import java.net.URI;
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

  static byte[] of(Letter letter) {
    LetterText text = LetterText.of(letter);
    ArrayNode blocks = JSON.createArrayNode();
    URI runbook = letter.check().runbook();
    text.lines().forEach(line -> blocks.add(block(Markup.linked(line, runbook))));
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
