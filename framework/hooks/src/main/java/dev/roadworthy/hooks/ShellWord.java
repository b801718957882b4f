package dev.roadworthy.hooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Pattern;

/** Text as one word of a shell's command. */
final class ShellWord {

  /** What a shell takes for nothing but itself. */
  private static final Pattern PLAIN = Pattern.compile("[\\w./:@%+=,-]+");

  private ShellWord() {}

  /**
   * The word, which can be seen, stands in one line and ends no quotation of a chat. What cannot
   * stand there as it is needs a shell that knows {@code $'\140'}, as bash and zsh do.
   */
  static String of(String text) {
    if (PLAIN.matcher(text).matches()) {
      return text;
    }
    return text.contains("`") || !OneLine.uncut(text).equals(text)
        ? "$'" + octal(text) + "'"
        : "'" + text.replace("'", "'\\''") + "'";
  }

  private static String octal(String text) {
    StringBuilder word = new StringBuilder();
    for (byte each : text.getBytes(UTF_8)) {
      String character = Character.toString(each & 0xff);
      word.append(PLAIN.matcher(character).matches() ? character : "\\%03o".formatted(each & 0xff));
    }
    return word.toString();
  }
}
