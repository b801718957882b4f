package dev.roadworthy.samples.shop;

/** The frame of every page, and the escaping of what goes into it. */
final class Html {
  private Html() {}

  /** A whole page; the title is escaped here, the body is trusted. */
  static String page(String title, String body) {
    return """
    <!doctype html>
    <html lang="en">
    <head><meta charset="utf-8"><title>%s</title>
    <style>body{font:16px/1.5 sans-serif;max-width:40em;margin:2em auto;padding:0 1em}\
    .price{font-weight:bold}</style></head>
    <body>
    %s</body>
    </html>
    """
        .formatted(escape(title), body);
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
