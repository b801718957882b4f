package dev.roadworthy.runner.terminal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.File;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How large a terminal is.
 *
 * @param width in columns, at least 1
 * @param height in lines, at least 1
 */
record Window(int width, int height) {

  private static final Logger log = LoggerFactory.getLogger(Window.class);
  private static final Window USUAL = new Window(80, 24);
  private static final Pattern SIZE = Pattern.compile("([1-9]\\d{0,3}) ([1-9]\\d{0,3})");
  private static final File TERMINAL = new File("/dev/tty");

  /** Asks the terminal of this process; the environment, where it does not say. */
  static Window ask() throws InterruptedException {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(TERMINAL)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (stty.waitFor(1, TimeUnit.SECONDS)) {
        return parse(new String(stty.getInputStream().readAllBytes(), US_ASCII), System.getenv());
      }
      stty.destroyForcibly();
    } catch (IOException e) {
      log.debug("The terminal does not say its size", e);
    }
    return parse("", System.getenv());
  }

  /**
   * @param said lines and columns, as {@code stty size} prints them
   * @param variables {@code LINES} and {@code COLUMNS} count where it said nothing
   */
  static Window parse(String said, Map<String, String> variables) {
    Matcher size = SIZE.matcher(said.strip());
    if (!size.matches()) {
      size = SIZE.matcher(variables.get("LINES") + " " + variables.get("COLUMNS"));
    }
    return size.matches()
        ? new Window(Integer.parseInt(size.group(2)), Integer.parseInt(size.group(1)))
        : USUAL;
  }
}
