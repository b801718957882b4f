package dev.roadworthy.junit.http;

import dev.roadworthy.redaction.Redactor;

/** The beginning of a text: masked first and cut then, so that no secret is shown in half. */
final class Beginning {

  /** So much more than is shown is masked, because a secret may lie across the cut. */
  private static final int LONGEST_SECRET = 4 * 1024;

  private Beginning() {}

  /** At most so many characters; an ellipsis says that there were more. */
  static String of(String text, int longest, Redactor redactor) {
    return of(text, false, longest, redactor);
  }

  /**
   * @param more the text is itself only a beginning
   */
  static String of(String text, boolean more, int longest, Redactor redactor) {
    int window = longest + 2 * LONGEST_SECRET;
    boolean whole = !more && text.length() <= window;
    String masked = redactor.text(text.length() <= window ? text : text.substring(0, window));
    int safe = whole ? masked.length() : Math.max(0, masked.length() - LONGEST_SECRET);
    int shown = Math.min(longest, safe);
    if (shown == masked.length()) {
      return masked;
    }
    boolean splitsPair = shown > 0 && Character.isHighSurrogate(masked.charAt(shown - 1));
    return masked.substring(0, splitsPair ? shown - 1 : shown) + "…";
  }
}
