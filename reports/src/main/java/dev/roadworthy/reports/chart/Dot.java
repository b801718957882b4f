package dev.roadworthy.reports.chart;

import java.time.Instant;
import java.util.List;

/**
 * One run in a chart.
 *
 * @param at when it began
 * @param millis its time on the wire
 * @param mark what it says
 * @param current it is the run that the chart stands beside
 */
public record Dot(Instant at, double millis, Mark mark, boolean current) {

  /** What a run says; every mark has its own shape, so that colour is never needed. */
  public enum Mark {
    PASSED("passed"),
    /** Passed, but its latency is distorted by a cold JVM. */
    COLD("passed, cold"),
    DEGRADED("degraded"),
    FAILED("failed"),
    BLIND("nothing learned"),
    SKIPPED("skipped");

    final String title;

    Mark(String title) {
      this.title = title;
    }

    /** Its latency says how fast the application was. */
    boolean isPass() {
      return this == PASSED || this == COLD || this == DEGRADED;
    }

    void draw(Svg svg, double x, double y, Theme theme) {
      Theme.Tones tones = theme.tones;
      switch (this) {
        case PASSED -> svg.disc(x, y, 3.2, tones.passed());
        case COLD -> svg.ring(x, y, 2.8, tones.passed());
        case DEGRADED ->
            svg.shape(Path.at(x, y).then("m0 -4.6l4.6 4.6-4.6 4.6-4.6-4.6z"), tones.degraded(), 1);
        case FAILED -> svg.shape(Path.at(x, y).then("m0 -4.8l5 8.6h-10z"), tones.failed(), 1);
        case BLIND -> svg.shape(Path.at(x, y).then("m-3.4 -3.4h6.8v6.8h-6.8z"), tones.blind(), 1);
        case SKIPPED -> svg.ring(x, y, 2.8, tones.skipped());
      }
    }
  }

  /** The highest latency; those of a cold JVM do not count, unless there are no others. */
  static double highest(List<Dot> dots) {
    return dots.stream()
        .filter(dot -> dot.mark() != Mark.COLD)
        .mapToDouble(Dot::millis)
        .max()
        .orElse(dots.stream().mapToDouble(Dot::millis).max().orElse(0));
  }
}
