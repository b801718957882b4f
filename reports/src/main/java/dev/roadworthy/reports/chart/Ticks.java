package dev.roadworthy.reports.chart;

import java.util.ArrayList;
import java.util.List;

/** Round numbers to write beside an axis. */
final class Ticks {

  private Ticks() {}

  /**
   * Multiples of 1, 2 or 5 times a power of ten, from the one at or below {@code min} to the one at
   * or above {@code max}, so that no value lies outside.
   *
   * @param atMost how many intervals at most, at least 1
   */
  static List<Double> linear(double min, double max, int atMost) {
    double span = max > min ? max - min : Math.max(Math.abs(max), 1);
    double step = niceStep(span / atMost);
    while (Math.ceil(max / step) - Math.floor(min / step) > atMost) {
      step = niceStep(step * 1.01);
    }
    List<Double> ticks = new ArrayList<>();
    long first = (long) Math.floor(min / step);
    long last = Math.max((long) Math.ceil(max / step), first + 1);
    for (long i = first; i <= last; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  /** Like {@link #linear}, but whole numbers only: for things that are counted. */
  static List<Double> counting(double max, int atMost) {
    return linear(0, Math.max(max, 1), Math.min(atMost, (int) Math.max(Math.ceil(max), 1)));
  }

  /**
   * The 1, 2 and 5 of every decade around the positive range; only the 1 where that is too many.
   */
  static List<Double> logarithmic(double min, double max, int atMost) {
    List<Double> fine = decades(min, max, 1, 2, 5);
    return fine.size() - 1 <= atMost ? fine : decades(min, max, 1);
  }

  private static List<Double> decades(double min, double max, int... digits) {
    List<Double> ticks = new ArrayList<>();
    for (int e = (int) Math.floor(Math.log10(min)) - 1; ; e++) {
      for (int digit : digits) {
        double tick = digit * Math.pow(10, e);
        if (tick <= min) {
          ticks.clear();
        }
        ticks.add(tick);
        if (tick >= max && ticks.size() > 1) {
          return ticks;
        }
      }
    }
  }

  private static double niceStep(double raw) {
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    double digit = raw / power;
    double nice = digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10;
    return nice * power;
  }
}
