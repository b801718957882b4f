package dev.roadworthy.reports.chart;

/** Text of others, so that it can be read for what it is. */
public final class Legible {

  private static final char REPLACEMENT = '\uFFFD';

  private Legible() {}

  /**
   * Replaces what no page can hold (most control characters, half a surrogate pair) and what turns
   * the direction of the text around it, by which a name can look like another one. Letters of
   * right-to-left scripts stay: they turn nothing but themselves.
   */
  public static String text(String text) {
    StringBuilder out = null;
    for (int i = 0; i < text.length(); i++) {
      if (!isXml(text, i) || turns(text.charAt(i))) {
        if (out == null) {
          out = new StringBuilder(text);
        }
        out.setCharAt(i, REPLACEMENT);
      }
    }
    return out == null ? text : out.toString();
  }

  /** Embeddings, overrides and isolates. */
  private static boolean turns(char c) {
    return (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
  }

  /** XML 1.0 has no place for these. */
  private static boolean isXml(String text, int index) {
    char c = text.charAt(index);
    if (Character.isHighSurrogate(c)) {
      return index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
    }
    return (c >= ' ' && c != '\uFFFE' && c != '\uFFFF') || c == '\n' || c == '\t' || c == '\r';
  }
}
