package dev.roadworthy.reports.allure;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes out of results, steps and fixtures what a browser would run or follow inwards: HTML that
 * came with them or is in a message or trace, links that are not to the web, attachments with a
 * path.
 */
final class Inert {

  private static final Set<String> WEB = Set.of("http", "https", "mailto");
  private static final int DEEPEST = 200;

  private final Attachments attachments;
  private final Warnings warnings;

  Inert(Attachments attachments, Warnings warnings) {
    this.attachments = attachments;
    this.warnings = warnings;
  }

  /**
   * Makes a result, step or fixture safe, with all steps in it.
   *
   * @param owner the file that it is from, for warnings
   */
  void make(ObjectNode node, String owner) throws IOException {
    make(node, owner, 0);
  }

  private void make(ObjectNode node, String owner, int depth) throws IOException {
    for (String time : List.of("start", "stop")) {
      if (node.has(time) && !node.get(time).isIntegralNumber()) {
        node.remove(time);
      }
    }
    Json.objects(node, "parameters");
    asText(node);
    details(node);
    links(node, owner);
    attachments.copy(node, owner);
    if (depth == DEEPEST) {
      node.remove("steps");
      return;
    }
    for (ObjectNode step : Json.objects(node, "steps")) {
      make(step, owner, depth + 1);
    }
  }

  /** HTML of others becomes a text that can be read, and no more. */
  private static void asText(ObjectNode node) {
    String html = Json.text(node, "descriptionHtml");
    node.remove("descriptionHtml");
    String text = Json.text(node, "description");
    if (text == null && html != null) {
      node.put("description", html.replaceAll("<[^>]*>", " ").replaceAll("[ \\t]+", " ").strip());
    }
  }

  /** Allure shows these two as HTML. */
  private static void details(ObjectNode node) {
    if (node.get("statusDetails") instanceof ObjectNode details) {
      for (String field : List.of("message", "trace")) {
        String text = Json.text(details, field);
        if (text != null) {
          details.put(field, Html.unmarked(text));
        }
      }
    }
  }

  private void links(ObjectNode node, String owner) {
    if (!node.has("links")) {
      return;
    }
    ArrayNode kept = Json.MAPPER.createArrayNode();
    for (ObjectNode link : Json.objects(node, "links")) {
      String url = Json.text(link, "url");
      if (isWeb(url)) {
        kept.add(link);
      } else {
        warnings.add(
            "Left out a link of " + owner + ": \"" + url + "\" does not begin with http or https.");
      }
    }
    node.set("links", kept);
  }

  /** True if a URL leads to the web, so that following it runs nothing in the page. */
  static boolean isWeb(@Nullable String url) {
    if (url == null) {
      return false;
    }
    try {
      String scheme = new URI(url.strip()).getScheme();
      return scheme != null && WEB.contains(scheme.toLowerCase(Locale.ROOT));
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
