package dev.roadworthy.reports.chart;

import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How many runs had which fault, stacked by code; the most frequent code at the bottom. */
public final class FaultChart {

  private static final int HEIGHT = 230;
  private static final String OTHERS = "others";

  private FaultChart() {}

  /**
   * Draws it.
   *
   * @param subject the check and environment, for the description
   * @param buckets by time
   * @param kind what runs with a code say: only failing ones have a colour each
   */
  public static String draw(
      String subject,
      List<Bucket> buckets,
      Function<String, Dot.Mark> kind,
      Span span,
      Theme theme) {
    Map<String, String> colors = colors(buckets, kind, theme);
    List<Legend.Key> legend =
        colors.entrySet().stream().map(e -> new Legend.Key(e.getKey(), e.getValue())).toList();
    int highest =
        buckets.stream()
            .mapToInt(b -> b.faults().values().stream().mapToInt(Integer::intValue).sum())
            .max()
            .orElse(0);
    Caption caption =
        new Caption(
            "Faults by code",
            Columns.unit("runs", buckets),
            describe(subject, totals(buckets), span));
    Frame frame = Frame.draw(caption, legend, span, Scale.counting(highest, 4), HEIGHT, 0, theme);
    Columns columns = new Columns(frame, buckets);
    for (Bucket bucket : buckets) {
      stack(frame, columns, bucket, colors);
    }
    if (colors.isEmpty()) {
      Nothing.say(frame, "No faults in this time");
    }
    return frame.finish();
  }

  private static void stack(
      Frame frame, Columns columns, Bucket bucket, Map<String, String> colors) {
    int below = 0;
    for (Map.Entry<String, String> color : colors.entrySet()) {
      int count = count(bucket, color.getKey(), colors);
      if (count > 0) {
        double top = frame.y(below + count);
        double height = Math.max(1, frame.y(below) - top - 1);
        frame.svg.rect(
            columns.left(bucket), top, columns.width(), height, columns.radius(), color.getValue());
        below += count;
      }
    }
  }

  private static int count(Bucket bucket, String code, Map<String, String> colors) {
    if (!code.equals(OTHERS)) {
      return bucket.faults().getOrDefault(code, 0);
    }
    return bucket.faults().entrySet().stream()
        .filter(fault -> !colors.containsKey(fault.getKey()))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  /** Codes with their colours, the most frequent first; beyond the palette all are one. */
  private static Map<String, String> colors(
      List<Bucket> buckets, Function<String, Dot.Mark> kind, Theme theme) {
    Iterator<String> free = theme.series.iterator();
    Map<String, String> colors = new LinkedHashMap<>();
    boolean others = false;
    for (String code : totals(buckets).keySet()) {
      Dot.Mark mark = kind.apply(code);
      if (mark == Dot.Mark.DEGRADED || mark == Dot.Mark.BLIND) {
        Theme.Tones tones = theme.tones;
        colors.put(code, mark == Dot.Mark.DEGRADED ? tones.degraded() : tones.blind());
      } else if (free.hasNext()) {
        colors.put(code, free.next());
      } else {
        others = true;
      }
    }
    if (others) {
      colors.put(OTHERS, theme.tones.skipped());
    }
    return colors;
  }

  private static Map<String, Integer> totals(List<Bucket> buckets) {
    Map<String, Integer> sums =
        buckets.stream()
            .flatMap(bucket -> bucket.faults().entrySet().stream())
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getKey, Collectors.summingInt(Map.Entry::getValue)));
    return sums.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
  }

  private static String describe(String subject, Map<String, Integer> totals, Span span) {
    String list =
        totals.isEmpty()
            ? "none"
            : totals.entrySet().stream()
                .map(e -> e.getKey() + " " + Labels.count(e.getValue()))
                .collect(Collectors.joining(", "));
    return "Faults of %s, %s: %s.".formatted(subject, span.text(), list);
  }
}
