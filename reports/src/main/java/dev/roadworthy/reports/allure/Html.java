package dev.roadworthy.reports.allure;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.regex.Pattern;

/** The few pieces of HTML that go into Allure's description, which it shows as it is. */
final class Html {

  private static final Pattern MARKUP = Pattern.compile("<(?=[A-Za-z/!?])|&(?=[A-Za-z#])");

  private Html() {}

  /** Text that is nothing but text, in content and in quoted attributes. */
  static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  /**
   * Text that looks the same and is no markup, where Allure shows a message or a trace as HTML here
   * and as text there: an invisible joiner keeps what follows from being read as a tag or entity.
   */
  static String unmarked(String text) {
    return MARKUP.matcher(text).replaceAll("$0\u2060");
  }

  /** A paragraph that keeps the text's lines. */
  static String paragraph(String text) {
    return "<p>" + escape(text.strip()).replaceAll("\\R", "<br>") + "</p>";
  }

  /** A picture within the page, which needs no file beside it. */
  static String picture(String svg, String alternative, int width) {
    return "<img width=\"%d\" style=\"max-width:100%%\" alt=\"%s\" src=\"data:image/svg+xml;base64,%s\">"
        .formatted(
            width, escape(alternative), Base64.getEncoder().encodeToString(svg.getBytes(UTF_8)));
  }
}
