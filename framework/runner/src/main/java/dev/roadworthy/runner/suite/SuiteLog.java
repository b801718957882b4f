package dev.roadworthy.runner.suite;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roadworthy.redaction.Redactor;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a suite JVM has printed, as far as people are shown it. */
public final class SuiteLog {

  private static final int MOST_LINES = 20;
  private static final int MOST_BYTES = 64 * 1024;
  private static final int LONGEST_LINE = 500;

  /** What a JVM that does not even start says takes three. */
  private static final int FEW = 3;

  /** So begins what a worker gives as its reason; more lines of it are indented. */
  private static final String REASON = "roadworthy: ";

  private static final Pattern STYLES = Pattern.compile("\u001B\\[[0-9;?]*[A-Za-z]");
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}&&[^\t\n]]");

  private SuiteLog() {}

  /**
   * The last lines that are not blank and no frames of stack traces: the worker says there why it
   * could not do its work, and the JVM why it did not start.
   *
   * @param redactor masks secrets in them
   * @return at most 20 lines, without control characters; none if there are none, or one that says
   *     why the file cannot be read
   */
  public static List<String> lastWords(Path log, Redactor redactor) {
    try {
      String plain = STYLES.matcher(tail(log).replace('\r', '\n')).replaceAll("");
      return lines(redactor.text(CONTROLS.matcher(plain).replaceAll("")));
    } catch (IOException e) {
      return List.of("this log cannot be read: " + e);
    }
  }

  /**
   * What the last words say in one line: what the worker itself gives as its reason, else what was
   * printed last.
   */
  public static String reason(List<String> lastWords) {
    int begin = Math.max(0, lastWords.size() - FEW);
    int end = lastWords.size();
    for (int i = 0; i < lastWords.size(); i++) {
      if (lastWords.get(i).startsWith(REASON)) {
        begin = i;
        end = i + 1;
      } else if (end == i && lastWords.get(i).startsWith("  ")) {
        end = i + 1;
      }
    }
    List<String> said = lastWords.subList(begin, end);
    String line = said.stream().map(String::strip).collect(Collectors.joining(" "));
    return cut(line.startsWith(REASON) ? line.substring(REASON.length()) : line);
  }

  private static List<String> lines(String text) {
    Deque<String> last = new ArrayDeque<>();
    for (String line : text.split("\n", -1)) {
      if (!line.isBlank() && !line.startsWith("\tat ")) {
        last.add(cut(line.stripTrailing()));
      }
      if (last.size() > MOST_LINES) {
        last.remove();
      }
    }
    return List.copyOf(last);
  }

  private static String cut(String line) {
    return line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + " ..." : line;
  }

  /** From the beginning of a line: half a secret is not recognised as one. */
  private static String tail(Path log) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      long skipped = Math.max(0, file.length() - MOST_BYTES);
      byte[] bytes = new byte[(int) (file.length() - skipped)];
      file.seek(skipped);
      file.readFully(bytes);
      String text = new String(bytes, UTF_8);
      int line = skipped == 0 ? 0 : text.indexOf('\n') + 1;
      return skipped > 0 && line == 0 ? "" : text.substring(line);
    }
  }
}
