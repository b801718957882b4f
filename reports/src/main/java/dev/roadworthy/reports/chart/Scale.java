package dev.roadworthy.reports.chart;

import java.util.List;
import java.util.function.DoubleFunction;

/**
 * Where a value lies on an axis that runs from 0 to 1, and which values are written beside it.
 *
 * @param min the value at 0
 * @param max the value at 1
 * @param logarithmic equal distances mean equal ratios
 * @param ticks the values to write
 * @param label how to write one
 */
record Scale(
    double min, double max, boolean logarithmic, List<Double> ticks, DoubleFunction<String> label) {

  /** Begins at zero. */
  static Scale linear(double max, int intervals, DoubleFunction<String> label) {
    return over(Ticks.linear(0, max, intervals), false, label);
  }

  /** Whole numbers from zero. */
  static Scale counting(double max, int intervals) {
    return over(Ticks.counting(max, intervals), false, value -> String.valueOf(Math.round(value)));
  }

  /**
   * Ratios.
   *
   * @param min greater than 0
   */
  static Scale logarithmic(double min, double max, int intervals, DoubleFunction<String> label) {
    return over(Ticks.logarithmic(min, max, intervals), true, label);
  }

  /** From one bound to another, at most so many intervals. */
  static Scale between(double min, double max, int intervals, DoubleFunction<String> label) {
    return over(Ticks.linear(min, max, intervals), false, label);
  }

  private static Scale over(List<Double> ticks, boolean logarithmic, DoubleFunction<String> label) {
    return new Scale(ticks.get(0), ticks.get(ticks.size() - 1), logarithmic, ticks, label);
  }

  /** 0 for {@link #min}, 1 for {@link #max}; what lies outside is put on the nearer end. */
  double at(double value) {
    double inside = Math.max(min, Math.min(max, value));
    return logarithmic
        ? Math.log(inside / min) / Math.log(max / min)
        : (inside - min) / (max - min);
  }
}
