package dev.roadworthy.reports.chart;

import java.util.List;

/** What the runs of a bucket were, as a small bar: shares from top to bottom, the worst on top. */
final class Cell {

  /** A single failure among thousands is still seen. */
  private static final double LEAST = 3;

  private Cell() {}

  static void draw(
      Svg svg, Bucket bucket, double x, double y, double width, double height, Theme theme) {
    List<Bucket.Part> parts = bucket.tally().parts(theme);
    double spare = height - LEAST * parts.size();
    double top = y;
    for (Bucket.Part part : parts) {
      double share = (double) part.runs() / bucket.tally().total();
      double tall = parts.size() == 1 ? height : LEAST + spare * share;
      svg.rect(x, top, width, tall, 0, part.color());
      top += tall;
    }
  }
}
