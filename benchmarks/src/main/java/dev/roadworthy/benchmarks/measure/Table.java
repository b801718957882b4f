package dev.roadworthy.benchmarks.measure;

import java.io.PrintStream;
import java.util.Locale;

/** Columns of numbers, printed row by row as they come in. */
public final class Table {

  private static final int FIRST = 24;
  private static final int NARROWEST = 9;

  private final PrintStream out;
  private final String[] heads;

  /**
   * Prints the heads.
   *
   * @param what one sentence
   * @param heads of the columns, each with its unit
   */
  public Table(PrintStream out, String what, String... heads) {
    this.out = out;
    this.heads = heads.clone();
    out.printf("%n%s%n", what);
    print(heads);
  }

  /** Prints a row: as many cells as there are heads. */
  public void row(Object... cells) {
    String[] texts = new String[heads.length];
    for (int i = 0; i < heads.length; i++) {
      texts[i] = text(cells[i]);
    }
    print(texts);
  }

  private static String text(Object cell) {
    if (cell instanceof Double number) {
      return number.isNaN() ? "-" : String.format(Locale.ROOT, "%,.1f", number);
    }
    return cell instanceof Number number
        ? String.format(Locale.ROOT, "%,d", number.longValue())
        : cell.toString();
  }

  private void print(String[] texts) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < texts.length; i++) {
      line.append(
          i == 0
              ? String.format("%-" + FIRST + "s", texts[i])
              : String.format("  %" + Math.max(NARROWEST, heads[i].length()) + "s", texts[i]));
    }
    out.println(line);
    out.flush();
  }
}
