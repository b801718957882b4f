package dev.roadworthy.redaction;

import static dev.roadworthy.redaction.Redactor.MASK;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks what follows a secret's name in a query, form, header, JSON, XML or property file. Goes
 * through the text once, from one separator to the next, and from each back over no more than a
 * name: no text makes it slow.
 */
final class NamedValues {

  private static final int MOST_BLANKS = 8;
  private static final int LONGEST_NAME = 128;

  private static final Pattern SAYS_NOTHING =
      Pattern.compile("(?:null|true|false|none|<none>)(?![\\w.$-])", Pattern.CASE_INSENSITIVE);

  private static final Pattern QUOTE = Pattern.compile("\\\\{0,3}[\"']");

  private final String text;
  private final StringBuilder masked = new StringBuilder();
  private int copied;

  private NamedValues(String text) {
    this.text = text;
  }

  static String mask(String text) {
    return new NamedValues(text).masked();
  }

  private String masked() {
    int at = 0;
    while (at < text.length()) {
      at = is(at, "=:>") ? separator(at) : at + 1;
    }
    return copied == 0 ? text : masked.append(text, copied, text.length()).toString();
  }

  /** Masks what follows a separator if its name is secret, and answers where to go on. */
  private int separator(int at) {
    if (is(at, ":") && is(at + 1, ":")) {
      return past(at, ":", Integer.MAX_VALUE);
    }
    int nameEnd = nameEnd(at);
    int nameStart = nameStart(nameEnd);
    int right = past(past(at + 1, "=>", 2), " \t", MOST_BLANKS);
    boolean names = !is(at, ">") || is(nameStart - 1, "<");
    String name = text.substring(nameStart, nameEnd);
    return names && SecretNames.isSecret(name) ? value(name, text.charAt(at), right) : right;
  }

  /** Back from a separator over {@code !}, blanks and what ends a quoted or indexed name. */
  private int nameEnd(int separator) {
    int end = back(separator, "!", 1);
    end = back(end, " \t", MOST_BLANKS);
    end = back(end, "]", 1);
    end = back(end, "\"'", 1);
    return back(end, "\\", 3);
  }

  private int nameStart(int end) {
    int start = end;
    while (start > 0 && end - start < LONGEST_NAME && isOfName(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private static boolean isOfName(char c) {
    return c < 128 && Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.' || c == '$';
  }

  /** Masks the value, and answers where it ends. */
  private int value(String name, char separator, int start) {
    Matcher nothing = SAYS_NOTHING.matcher(text).region(start, text.length());
    if (nothing.lookingAt()) {
      return nothing.end();
    }
    Matcher quote = QUOTE.matcher(text).region(start, text.length());
    if (quote.lookingAt()) {
      return quoted(quote.group(), quote.end());
    }
    if (is(start, "[{")) {
      return mask(start + 1, bracketed(start));
    }
    if (separator == '>') {
      return mask(start, to(start, "<"));
    }
    if (SecretNames.isSecretHeader(name)) {
      return mask(start, to(start, separator == ':' ? "\r\n" : "\r\n,}]"));
    }
    return mask(start, bare(start));
  }

  private int quoted(String quote, int start) {
    int end = quote.length() > 1 ? text.indexOf(quote, start) : closing(quote.charAt(0), start);
    if (end >= 0) {
      return mask(start, end);
    }
    // Cut off; or no quotation, but an apostrophe.
    return mask(start, quote.endsWith("'") ? bare(start) : text.length());
  }

  private int closing(char quote, int start) {
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == quote) {
        return i;
      }
    }
    return -1;
  }

  /** Where the bracket is that ends a list or an object; the end of the text if it was cut off. */
  private int bracketed(int start) {
    int depth = 0;
    for (int i = start; i < text.length(); i++) {
      if (is(i, "\"")) {
        int end = closing('"', i + 1);
        i = end < 0 ? text.length() : end;
      } else if (is(i, "[{")) {
        depth++;
      } else if (is(i, "]}") && --depth == 0) {
        return i;
      }
    }
    return text.length();
  }

  private int bare(int start) {
    int end = to(start, " \t\r\n\"'&;,<>)]}");
    boolean escapedQuote = end > start && is(end, "\"") && is(end - 1, "\\");
    return escapedQuote ? end - 1 : end;
  }

  private int mask(int start, int end) {
    if (end > start) {
      masked.append(text, copied, start).append(MASK);
      copied = end;
    }
    return end;
  }

  private boolean is(int index, String oneOf) {
    return index >= 0 && index < text.length() && oneOf.indexOf(text.charAt(index)) >= 0;
  }

  private int past(int start, String oneOf, int most) {
    int end = start;
    while (end - start < most && is(end, oneOf)) {
      end++;
    }
    return end;
  }

  private int back(int end, String oneOf, int most) {
    int start = end;
    while (end - start < most && is(start - 1, oneOf)) {
      start--;
    }
    return start;
  }

  private int to(int start, String oneOf) {
    int end = start;
    while (end < text.length() && !is(end, oneOf)) {
      end++;
    }
    return end;
  }
}
