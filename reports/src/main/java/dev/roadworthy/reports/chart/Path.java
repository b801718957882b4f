package dev.roadworthy.reports.chart;

/** The outline of a shape, point by point. */
final class Path {

  private final StringBuilder data = new StringBuilder();

  /** Begins at a point. */
  static Path at(double x, double y) {
    return new Path().append('M', x, y);
  }

  /** A straight line to a point. */
  Path to(double x, double y) {
    return append('L', x, y);
  }

  /** Goes on as in SVG's own notation. */
  Path then(String data) {
    this.data.append(data);
    return this;
  }

  private Path append(char command, double x, double y) {
    data.append(command);
    number(data, x);
    data.append(' ');
    number(data, y);
    return this;
  }

  /** Appends a coordinate, to a tenth: finer is invisible and only makes the file larger. */
  static void number(StringBuilder out, double value) {
    long tenths = Math.round(value * 10);
    if (tenths < 0) {
      out.append('-');
    }
    out.append(Math.abs(tenths) / 10);
    if (tenths % 10 != 0) {
      out.append('.').append(Math.abs(tenths) % 10);
    }
  }

  @Override
  public String toString() {
    return data.toString();
  }
}
