package dev.roadworthy.reports.chart;

/**
 * Writes one SVG document with presentation attributes only, so that no Content-Security-Policy can
 * strip its looks. Everything that is not a literal of this package is escaped.
 */
final class Svg {

  private static final String FONT =
      "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'DejaVu Sans', sans-serif";

  private final StringBuilder out = new StringBuilder(8192);

  /**
   * Begins a document.
   *
   * @param title what a screen reader says first
   * @param description what the picture shows, in a sentence
   */
  Svg(int width, int height, String title, String description) {
    out.append("<svg");
    attributes(
        "xmlns",
        "http://www.w3.org/2000/svg",
        "width",
        width,
        "height",
        height,
        "viewBox",
        "0 0 " + width + " " + height,
        "role",
        "img",
        "aria-labelledby",
        "t d",
        "font-family",
        FONT);
    out.append(">\n<title id=\"t\">");
    escape(title);
    out.append("</title>\n<desc id=\"d\">");
    escape(description);
    out.append("</desc>\n");
  }

  /** How text looks. */
  record Font(double size, boolean bold, String anchor, String color) {

    static Font of(double size, String color) {
      return new Font(size, false, "start", color);
    }

    Font boldly() {
      return new Font(size, true, anchor, color);
    }

    Font anchored(String newAnchor) {
      return new Font(size, bold, newAnchor, color);
    }
  }

  /** A filled rectangle, rounded by {@code radius}. */
  void rect(double x, double y, double width, double height, double radius, String fill) {
    out.append("<rect");
    attributes("x", x, "y", y, "width", width, "height", height, "rx", radius, "fill", fill);
    out.append("/>\n");
  }

  /** A straight line, one unit wide. */
  void line(double x1, double y1, double x2, double y2, String stroke) {
    out.append("<line");
    attributes("x1", x1, "y1", y1, "x2", x2, "y2", y2, "stroke", stroke);
    out.append("/>\n");
  }

  /** A disc. */
  void disc(double x, double y, double radius, String fill) {
    out.append("<circle");
    attributes("cx", x, "cy", y, "r", radius, "fill", fill);
    out.append("/>\n");
  }

  /** A circle. */
  void ring(double x, double y, double radius, String stroke) {
    out.append("<circle");
    attributes("cx", x, "cy", y, "r", radius, "fill", "none", "stroke", stroke);
    attributes("stroke-width", 1.5);
    out.append("/>\n");
  }

  /** A filled shape. */
  void shape(Path path, String fill, double opacity) {
    out.append("<path");
    attributes("d", path, "fill", fill);
    if (opacity < 1) {
      out.append(" fill-opacity=\"").append(opacity).append('"');
    }
    out.append("/>\n");
  }

  /** A stroke with round corners; dashed where {@code dashes} is not empty. */
  void stroke(Path path, String color, double width, String dashes) {
    out.append("<path");
    attributes("d", path, "fill", "none", "stroke", color, "stroke-width", width);
    attributes("stroke-linejoin", "round");
    if (!dashes.isEmpty()) {
      attributes("stroke-dasharray", dashes);
    }
    out.append("/>\n");
  }

  /** Text, with its anchor on the base line at the given place. */
  void text(String content, double x, double y, Font font) {
    begin(x, y, font);
    escape(content);
    out.append("</text>\n");
  }

  /** Text that is followed by some in another font. */
  void text(String content, double x, double y, Font font, String more, Font moreFont) {
    begin(x, y, font);
    escape(content);
    out.append("<tspan");
    attributes("dx", 10.0, "font-size", moreFont.size(), "font-weight", 400);
    attributes("fill", moreFont.color());
    out.append('>');
    escape(more);
    out.append("</tspan></text>\n");
  }

  private void begin(double x, double y, Font font) {
    out.append("<text");
    attributes("x", x, "y", y, "font-size", font.size(), "fill", font.color());
    if (font.bold()) {
      attributes("font-weight", 600);
    }
    if (!font.anchor().equals("start")) {
      attributes("text-anchor", font.anchor());
    }
    out.append('>');
  }

  /** The finished document. */
  String finish() {
    return out.append("</svg>\n").toString();
  }

  private void attributes(Object... pairs) {
    for (int i = 0; i < pairs.length; i += 2) {
      out.append(' ').append(pairs[i]).append("=\"");
      if (pairs[i + 1] instanceof Double number) {
        Path.number(out, number);
      } else {
        escape(pairs[i + 1].toString());
      }
      out.append('"');
    }
  }

  private void escape(String text) {
    String legible = Legible.text(text);
    for (int i = 0; i < legible.length(); i++) {
      char c = legible.charAt(i);
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '"' -> out.append("&quot;");
        default -> out.append(c);
      }
    }
  }
}
