package dev.roadworthy.runner.terminal;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.Locale;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Where people read. Colours and the line that is rewritten only on a terminal; plain lines
 * otherwise. Thread-safe.
 */
public final class Terminal {

  private static final String CLEAR_LINE = "\r\u001B[2K";

  private final PrintWriter out;
  private final boolean interactive;
  private @Nullable Line transientLine;

  /**
   * @param interactive true if a person looks at it as it is written
   */
  public Terminal(PrintWriter out, boolean interactive) {
    this.out = out;
    this.interactive = interactive;
  }

  /** Where nothing is shown. */
  public static Terminal silent() {
    return new Terminal(new PrintWriter(Writer.nullWriter()), false);
  }

  /** True if standard output is a terminal at which a person may sit. */
  public static boolean isThere() {
    return System.console() != null
        && System.getenv("CI") == null
        && !"dumb".equals(System.getenv("TERM"));
  }

  /** True if nobody has asked for no colours. */
  public static boolean hasColours() {
    return System.getenv("NO_COLOR") == null;
  }

  /** True if standard output is a terminal, and nobody has asked for no colours. */
  public static boolean isInteractive() {
    return isThere() && hasColours();
  }

  /** A line that stays. */
  public void line(String text) {
    line(Line.of(text));
  }

  /** A line that stays. */
  public synchronized void line(Line line) {
    clear();
    out.println(text(line));
    if (transientLine != null) {
      out.print(text(transientLine));
    }
    out.flush();
  }

  /** A line that stays, put together as {@link String#format} does. */
  public void format(String pattern, @Nullable Object... values) {
    line(String.format(Locale.ROOT, pattern, values));
  }

  /** A line that is replaced by the next; not shown at all where nobody looks. */
  public void progress(String text) {
    if (interactive) {
      replace(Line.of(Style.FAINT, text));
    }
  }

  /**
   * A line that is replaced by the next; where nobody looks, one that stays.
   *
   * @param drawn made for so many columns, and no wider
   */
  void progress(IntFunction<Line> drawn, Line elsewhere) {
    if (interactive) {
      replace(drawn.apply(columns()));
    } else {
      line(elsewhere);
    }
  }

  private static int columns() {
    try {
      return Window.ask().width();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Window.parse("", System.getenv()).width();
    }
  }

  private synchronized void replace(Line line) {
    clear();
    transientLine = line;
    out.print(text(line));
    out.flush();
  }

  /** Takes the line away that is replaced. */
  public synchronized void endProgress() {
    clear();
    transientLine = null;
    out.flush();
  }

  private void clear() {
    if (transientLine != null) {
      out.print(CLEAR_LINE);
    }
  }

  private String text(Line line) {
    return interactive ? line.styled() : line.plain();
  }
}
