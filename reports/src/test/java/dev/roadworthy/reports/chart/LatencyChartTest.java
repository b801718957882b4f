package dev.roadworthy.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.reports.Xml;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class LatencyChartTest {

  private static final Theme THEME = Theme.LIGHT;

  @Test
  void noLineCrossesATimeWithoutData() {
    List<Bucket> buckets = new ArrayList<>();
    IntStream.range(0, 8).forEach(hour -> buckets.add(Sketch.passed(hour, 50, 90)));
    IntStream.range(14, 22).forEach(hour -> buckets.add(Sketch.passed(hour, 50, 90)));
    assertThat(lines(draw(buckets, List.of(), null), THEME.percentiles.p50())).hasSize(2);
  }

  @Test
  void aSinglePointIsADot() {
    Document svg = draw(List.of(Sketch.passed(3, 50, 90)), List.of(), null);
    assertThat(Xml.elements(svg, "circle")).hasSize(3);
  }

  @Test
  void aSinglePointDoesNotHideTheRunItIsMadeOf() {
    Dot run = new Dot(Sketch.START.plusSeconds(60), 50, Dot.Mark.PASSED, false);
    Document svg = draw(List.of(Sketch.passed(0, 50, 50)), List.of(run), null);
    assertThat(Xml.elements(svg, "circle"))
        .extracting(circle -> circle.getAttribute("fill"))
        .containsOnly(THEME.tones.passed());
  }

  @Test
  void theirNamesStandBesideThePlotWhereNoRunCanBe() {
    Document svg =
        draw(List.of(Sketch.passed(1, 50, 51), Sketch.passed(2, 50, 51)), List.of(), null);
    assertThat(Xml.elements(svg, "text"))
        .filteredOn(text -> text.getTextContent().matches("p\\d\\d .*"))
        .hasSize(3)
        .allSatisfy(
            text ->
                assertThat(Double.parseDouble(text.getAttribute("x"))).isGreaterThan(Frame.RIGHT));
  }

  @Test
  void theShapesOfRunsAreExplained() {
    List<Dot> dots =
        List.of(
            new Dot(Sketch.START.plusSeconds(60), 40, Dot.Mark.PASSED, false),
            new Dot(Sketch.START.plusSeconds(90), 900, Dot.Mark.DEGRADED, false),
            new Dot(Sketch.START.plusSeconds(120), 40, Dot.Mark.FAILED, false));
    assertThat(texts(draw(List.of(Sketch.passed(0, 40, 40)), dots, null)))
        .contains("passed", "degraded", "failed")
        .doesNotContain("nothing learned");
  }

  @Test
  void linesAreNamedAtTheirEndsWithoutTouching() {
    Document svg =
        draw(List.of(Sketch.passed(1, 50, 51), Sketch.passed(2, 50, 51)), List.of(), null);
    List<Double> heights =
        Xml.elements(svg, "text").stream()
            .filter(text -> text.getTextContent().matches("p\\d\\d .*"))
            .map(text -> Double.parseDouble(text.getAttribute("y")))
            .sorted()
            .toList();
    assertThat(heights).hasSize(3);
    assertThat(heights.get(1) - heights.get(0)).isGreaterThanOrEqualTo(14);
    assertThat(heights.get(2) - heights.get(1)).isGreaterThanOrEqualTo(14);
  }

  @Test
  void aSpikeThatWouldPressEverythingFlatMakesTheAxisLogarithmic() {
    List<Bucket> calm = List.of(Sketch.passed(0, 50, 90), Sketch.passed(1, 50, 900));
    List<Bucket> spike = List.of(Sketch.passed(0, 50, 90), Sketch.passed(1, 50, 10_000));
    assertThat(texts(draw(calm, List.of(), null))).noneMatch(text -> text.contains("logarithmic"));
    assertThat(texts(draw(spike, List.of(), null)))
        .anyMatch(text -> text.contains("logarithmic"))
        .contains("10 s", "100 ms");
  }

  @Test
  void aLimitIsDrawnUnlessItIsFarAboveEverything() {
    List<Bucket> buckets = List.of(Sketch.passed(0, 50, 400));
    assertThat(texts(draw(buckets, List.of(), Duration.ofMillis(800))))
        .contains("slow after 800 ms");
    assertThat(texts(draw(buckets, List.of(), Duration.ofSeconds(8))))
        .noneMatch(text -> text.startsWith("slow after"));
  }

  @Test
  void failuresAreMarkedBelowThePlot() {
    Document svg =
        draw(List.of(Sketch.passed(0, 50, 90), Sketch.failed(1, 3, "W0502")), List.of(), null);
    assertThat(filled(svg, THEME.tones.failed())).hasSize(2);
    assertThat(texts(svg)).contains("failed runs");
  }

  @Test
  void coldRunsAreRingsAndDoNotStretchTheAxis() {
    List<Dot> dots =
        List.of(
            new Dot(Sketch.START.plusSeconds(60), 3_000, Dot.Mark.COLD, false),
            new Dot(Sketch.START.plusSeconds(3700), 40, Dot.Mark.PASSED, false));
    Document svg = draw(List.of(Sketch.passed(1, 40, 40)), dots, null);
    assertThat(texts(svg)).contains("40 ms").doesNotContain("3 s");
    assertThat(Xml.elements(svg, "circle"))
        .anyMatch(circle -> circle.getAttribute("fill").equals("none"));
  }

  @Test
  void withoutMeasurementsItSaysSo() {
    assertThat(texts(draw(List.of(), List.of(), null)))
        .contains("Nothing was measured in this time");
  }

  private static Document draw(List<Bucket> buckets, List<Dot> dots, @Nullable Duration slowAfter) {
    return Xml.parse(
        LatencyChart.draw("landing in ci", buckets, dots, slowAfter, Sketch.DAY, THEME));
  }

  private static List<String> texts(Document svg) {
    return Xml.texts(svg, "text").stream()
        .flatMap(text -> List.of(text, text.replaceFirst("^Latency", "")).stream())
        .toList();
  }

  private static List<Element> lines(Document svg, String color) {
    return Xml.elements(svg, "path").stream()
        .filter(path -> path.getAttribute("stroke").equals(color))
        .toList();
  }

  private static List<Element> filled(Document svg, String color) {
    return Xml.elements(svg, "path").stream()
        .filter(path -> path.getAttribute("fill").equals(color))
        .toList();
  }
}
