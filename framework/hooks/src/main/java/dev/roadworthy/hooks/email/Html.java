package dev.roadworthy.hooks.email;

import dev.roadworthy.alerting.Letter;
import dev.roadworthy.hooks.Accent;
import dev.roadworthy.hooks.LetterText;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A letter as a page for mail readers: no script, nothing from elsewhere, light and dark. */
final class Html {

  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>%s</title>
      </head>
      <body style="margin: 0; padding: 16px; font: 16px/1.45 -apple-system, 'Segoe UI', Roboto, \
      Helvetica, Arial, sans-serif">
      <div style="max-width: 40em; border-left: 6px solid %s; padding: 2px 0 2px 14px; \
      overflow-wrap: anywhere">
      %s</div>
      </body>
      </html>
      """;

  private Html() {}

  static String of(Letter letter) {
    LetterText text = LetterText.of(letter);
    List<String> lines = text.lines();
    StringBuilder paragraphs = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      String style = i == 0 ? "margin: 0; font-size: 19px; font-weight: 600" : "margin: 10px 0 0";
      paragraphs
          .append("<p style=\"")
          .append(style)
          .append("\">")
          .append(linked(lines.get(i), letter.check().runbook()))
          .append("</p>\n");
    }
    return PAGE.formatted(escaped(text.title()), Accent.of(letter).hex(), paragraphs);
  }

  /** The text, with one link where it stands in it. */
  private static String linked(String text, @Nullable URI link) {
    int at = link == null ? -1 : text.indexOf(link.toString());
    if (link == null || at < 0 || !String.valueOf(link.getScheme()).matches("(?i)https?")) {
      return escaped(text);
    }
    int end = at + link.toString().length();
    return escaped(text.substring(0, at))
        + "<a href=\""
        + escaped(link.toASCIIString())
        + "\">"
        + escaped(link.toString())
        + "</a>"
        + escaped(text.substring(end));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
