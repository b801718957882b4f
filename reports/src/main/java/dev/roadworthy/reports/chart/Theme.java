package dev.roadworthy.reports.chart;

import java.util.List;

/**
 * Colours for one background. They stay apart for the three common kinds of colour blindness, and
 * never carry a meaning alone: shape, position or a label says the same.
 */
public final class Theme {

  /** On white. */
  public static final Theme LIGHT =
      new Theme(
          new Chrome("#1b2330", "#5b6675", "#e8ebf0", "#b9c1cc", "#e8ebf0"),
          new Tones("#1a9873", "#8ccbb9", "#ecb73e", "#d4500f", "#8e6bbf", "#c2c9d2"),
          new Percentiles("#1f6fc4", "#b87503", "#a3307c"),
          List.of("#d4500f", "#0072b2", "#a3307c", "#4fb3e3", "#7a5c3e"));

  /** On near black. */
  public static final Theme DARK =
      new Theme(
          new Chrome("#e6edf3", "#9aa7b4", "#262d36", "#4a5460", "#262d36"),
          new Tones("#2ebd92", "#22705c", "#f2ca52", "#ff7a42", "#b79ae6", "#5a6470"),
          new Percentiles("#5eabf5", "#f0aa43", "#e887c9"),
          List.of("#ff7a42", "#4aa3e0", "#e887c9", "#a5dcf7", "#c6a27c"));

  /** On a background that is not known, light or dark. */
  public static final Theme NEUTRAL =
      new Theme(
          new Chrome("#69727f", "#7a838f", "#9ba4b055", "#9ba4b0", "#9ba4b040"),
          new Tones("#1fa67e", "#1fa67e90", "#dba520", "#e0601f", "#9a78cb", "#aab2bd"),
          new Percentiles("#3a86d6", "#c98412", "#bb4d96"),
          List.of("#e0601f", "#2486c8", "#bb4d96", "#4fb0e2", "#a38257"));

  /** What is not data; {@code track} is where data could be. */
  record Chrome(String ink, String muted, String grid, String axis, String track) {}

  /**
   * What runs say: right (strongly, and as a large area), slow or warned about, application at
   * fault, nothing learned, not run.
   */
  record Tones(
      String passed,
      String available,
      String degraded,
      String failed,
      String blind,
      String skipped) {}

  /** The latency lines. */
  record Percentiles(String p50, String p95, String p99) {}

  final Chrome chrome;
  final Tones tones;
  final Percentiles percentiles;

  /** Things of a kind, of which none is good or bad by its colour: failing fault codes. */
  final List<String> series;

  private Theme(Chrome chrome, Tones tones, Percentiles percentiles, List<String> series) {
    this.chrome = chrome;
    this.tones = tones;
    this.percentiles = percentiles;
    this.series = series;
  }
}
