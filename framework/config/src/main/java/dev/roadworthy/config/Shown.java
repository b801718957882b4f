package dev.roadworthy.config;

import dev.roadworthy.redaction.Redactor;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** How text of the file stands in a message: on one line, not too long, without secrets. */
final class Shown {

  private static final int LONGEST = 120;
  private static final int MOST = 20;
  private static final Redactor BY_NAME = Redactor.of(List.of());

  private Shown() {}

  /** A value, with everything masked that may be a user or password. */
  static String value(String text) {
    return text(BY_NAME.text(text.replaceAll("(?s)://.*@", "://" + Redactor.MASK + "@")));
  }

  /** Text that is known to hold no secret. */
  static String text(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .limit(LONGEST)
        .forEach(
            each -> {
              if (Character.isISOControl(each) || Character.getType(each) == Character.FORMAT) {
                shown.append(String.format("\\u%04x", each));
              } else {
                shown.appendCodePoint(each);
              }
            });
    return text.codePointCount(0, text.length()) > LONGEST ? shown + "..." : shown.toString();
  }

  /** Names that are known to be no secrets, as long as there are not too many. */
  static String words(Collection<String> names) {
    String shown = names.stream().limit(MOST).map(Shown::text).collect(Collectors.joining(", "));
    return names.size() > MOST ? shown + " and " + (names.size() - MOST) + " more" : shown;
  }
}
