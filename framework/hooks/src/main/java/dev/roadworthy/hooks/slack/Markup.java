package dev.roadworthy.hooks.slack;

import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Text from elsewhere in Slack's markup, where it calls nobody and links nowhere. */
final class Markup {

  /** Seen by nobody, and what it stands in is neither a mention, a channel nor a link. */
  private static final String JOINER = "\u2060";

  private static final Pattern ACTIVE = Pattern.compile("[@#]|:(?=//)");

  private Markup() {}

  static String plain(String text) {
    return escaped(ACTIVE.matcher(text).replaceAll("$0" + JOINER));
  }

  /** The same, but for one link, where it stands in the text. */
  static String linked(String text, @Nullable URI link) {
    int at = link == null ? -1 : text.indexOf(link.toString());
    if (link == null || at < 0 || !String.valueOf(link.getScheme()).matches("(?i)https?")) {
      return plain(text);
    }
    int end = at + link.toString().length();
    return plain(text.substring(0, at))
        + "<"
        + escaped(link.toASCIIString())
        + ">"
        + plain(text.substring(end));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
