package dev.roadworthy.reports.load;

import dev.roadworthy.reports.chart.PercentileCurve;
import dev.roadworthy.reports.chart.PercentileCurve.Curve;
import dev.roadworthy.reports.chart.PercentileCurve.Point;
import dev.roadworthy.run.Percentiles;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Curves of response times by percentile. */
final class Curves {

  private static final double STEP = 0.05;
  private static final double MOST_NINES = 6;

  private Curves() {}

  /** Of one run, up to the percentile that a single request is. */
  static Curve of(String name, Percentiles ok) {
    Percentiles grown = grown(ok);
    return new Curve(
        name,
        nines(ok.count()).stream().map(nines -> new Point(nines, millis(grown, nines))).toList());
  }

  /** At each percentile the median of what some runs have there: of as many as go so far. */
  static Curve median(String name, List<Percentiles> runs) {
    List<Percentiles> grown = runs.stream().map(Curves::grown).toList();
    long most =
        runs.stream()
            .mapToLong(Percentiles::count)
            .sorted()
            .skip(runs.size() / 2)
            .findFirst()
            .orElse(0);
    List<Point> points = new ArrayList<>();
    for (double nines : nines(most)) {
      double[] values =
          grown.stream()
              .filter(run -> run.count() > 0 && most(run.count()) >= nines)
              .mapToDouble(run -> millis(run, nines))
              .sorted()
              .toArray();
      points.add(
          new Point(nines, (values[(values.length - 1) / 2] + values[values.length / 2]) / 2));
    }
    return new Curve(name, points);
  }

  private static SortedSet<Double> nines(long count) {
    SortedSet<Double> nines = new TreeSet<>();
    if (count == 0) {
      return nines;
    }
    double most = most(count);
    for (int i = 0; i * STEP < most; i++) {
      nines.add(i * STEP);
    }
    nines.add(most);
    for (int named : new int[] {50, 95, 99}) {
      if (PercentileCurve.nines(named) < most) {
        nines.add(PercentileCurve.nines(named));
      }
    }
    return nines;
  }

  private static double most(long count) {
    return Math.min(MOST_NINES, Math.log10(count));
  }

  private static double millis(Percentiles ok, double nines) {
    return Points.millis(ok.at(100 * (1 - Math.pow(10, -nines))));
  }

  /** Decoded once for all percentiles. */
  private static Percentiles grown(Percentiles packed) {
    return Percentiles.of(all -> all.merge(packed));
  }
}
