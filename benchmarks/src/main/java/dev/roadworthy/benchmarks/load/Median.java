package dev.roadworthy.benchmarks.load;

import java.util.stream.DoubleStream;

/** The middle one. */
final class Median {

  private Median() {}

  /** Of an even number the mean of the two in the middle; NaN of none. */
  static double of(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    int middle = sorted.length / 2;
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
