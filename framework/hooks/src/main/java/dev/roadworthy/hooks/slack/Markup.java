package dev.roadworthy.hooks.slack;

import dev.roadworthy.hooks.Piece;
import java.util.regex.Pattern;

/** Text from elsewhere in Slack's markup, where it calls nobody and links nowhere. */
final class Markup {

  /** Seen by nobody, and what it stands in is neither a mention, a channel nor a link. */
  private static final String JOINER = "\u2060";

  private static final Pattern ACTIVE = Pattern.compile("[@#]|:(?=//)");

  private Markup() {}

  static String plain(String text) {
    return escaped(ACTIVE.matcher(text).replaceAll("$0" + JOINER));
  }

  /** Code is copied as it stands, so nothing is put into it; nothing in it calls or links. */
  static String of(Piece piece) {
    return switch (piece.kind()) {
      case TEXT -> plain(piece.text());
      case LINK -> "<" + escaped(piece.address()) + ">";
      case COMMAND -> "`" + escaped(piece.text()) + "`";
    };
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
