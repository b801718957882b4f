package dev.roadworthy.runner.terminal;

import java.io.PrintWriter;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/**
 * Where people read. Colours and the line that is rewritten only on a terminal; plain lines
 * otherwise. Thread-safe.
 */
public final class Terminal {

  private static final String CLEAR_LINE = "\r\u001B[2K";

  private final PrintWriter out;
  private final boolean interactive;
  private @Nullable String transientLine;

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

  /** True if standard output is a terminal, and nobody has asked for no colours. */
  public static boolean isInteractive() {
    return System.console() != null
        && System.getenv("NO_COLOR") == null
        && System.getenv("CI") == null;
  }

  /** A line that stays. */
  public synchronized void line(String text) {
    clear();
    out.println(text);
    if (transientLine != null) {
      out.print(transientLine);
    }
    out.flush();
  }

  /** A line that is replaced by the next; not shown at all where nobody looks. */
  public synchronized void progress(String text) {
    if (interactive) {
      clear();
      transientLine = styled(Style.FAINT, text);
      out.print(transientLine);
      out.flush();
    }
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

  /** The text in a style, if there are styles here. */
  public String styled(Style style, String text) {
    return interactive ? style.code() + text + Style.END : text;
  }
}
