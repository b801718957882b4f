package dev.roadworthy.hooks.email;

import dev.roadworthy.hooks.Accent;
import dev.roadworthy.hooks.LetterText;
import dev.roadworthy.hooks.Piece;
import java.util.List;
import java.util.stream.Collectors;

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

  static String of(LetterText text, Accent accent) {
    List<List<Piece>> lines = text.pieces();
    StringBuilder paragraphs = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      String style = i == 0 ? "margin: 0; font-size: 19px; font-weight: 600" : "margin: 10px 0 0";
      paragraphs
          .append("<p style=\"")
          .append(style)
          .append("\">")
          .append(lines.get(i).stream().map(Html::markup).collect(Collectors.joining()))
          .append("</p>\n");
    }
    return PAGE.formatted(escaped(text.title()), accent.hex(), paragraphs);
  }

  private static String markup(Piece piece) {
    String text = escaped(piece.text());
    return switch (piece.kind()) {
      case TEXT -> text;
      case LINK -> "<a href=\"" + escaped(piece.address()) + "\">" + text + "</a>";
      case COMMAND -> "<code>" + text + "</code>";
    };
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
