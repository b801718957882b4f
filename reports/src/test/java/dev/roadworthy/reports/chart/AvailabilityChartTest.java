package dev.roadworthy.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.roadworthy.reports.Xml;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class AvailabilityChartTest {

  private static final Theme THEME = Theme.LIGHT;

  @Test
  void whatWasLostHangsFromTheTopInProportion() {
    Document svg =
        draw(Sketch.passed(0, 10, 20), Sketch.failed(1, 5, "W0502"), Sketch.failed(2, 10, "W0502"));
    List<Element> lost = columns(svg, THEME.tones.failed());
    double plot = number(lost.get(1), "height");
    assertThat(number(lost.get(0), "y")).isEqualTo(Frame.TOP);
    assertThat(number(lost.get(0), "height")).isCloseTo(plot / 2, within(0.2));
  }

  @Test
  void theSmallestLossIsSeen() {
    Bucket tiny =
        new Bucket(
            Sketch.START,
            Sketch.START.plusSeconds(3600),
            0.9999999,
            new Bucket.Tally(9_999_999, 0, 1, 0, 0),
            java.util.Map.of("N0201", 1),
            null);
    Document svg = draw(tiny);
    assertThat(number(columns(svg, THEME.tones.failed()).get(0), "height"))
        .isGreaterThanOrEqualTo(3);
    assertThat(number(cells(svg, THEME.tones.failed()).get(0), "height")).isGreaterThanOrEqualTo(3);
  }

  @Test
  void theAxisComesCloserWhereLittleWasLostAndNeverCutsAnythingOff() {
    assertThat(Xml.texts(draw(Sketch.passed(0, 10, 20)), "text")).contains("99 %", "100 %");
    assertThat(Xml.texts(draw(Sketch.failed(0, 1, "W0502")), "text")).contains("90 %", "100 %");
    assertThat(Xml.texts(draw(Sketch.failed(0, 10, "W0502")), "text")).contains("0 %", "100 %");
  }

  @Test
  void nothingIsDrawnWhereNothingWasLearned() {
    Document svg = draw(Sketch.passed(0, 10, 20), Sketch.blind(1));
    assertThat(columns(svg, THEME.tones.available())).hasSize(1);
    assertThat(cells(svg, THEME.tones.blind())).hasSize(1);
    assertThat(Xml.texts(svg, "text")).contains("nothing learned");
  }

  @Test
  void itSaysForHowLongAColumnStands() {
    assertThat(Xml.texts(draw(Sketch.passed(0, 10, 20)), "tspan"))
        .containsExactly("share of time, one column for 60 min");
  }

  @Test
  void withoutRunsItSaysSo() {
    assertThat(Xml.texts(draw(), "text")).contains("No runs in this time");
  }

  @Test
  void itsDescriptionSaysInWordsWhatItShows() {
    Document svg = draw(Sketch.passed(0, 10, 20), Sketch.failed(1, 5, "W0502"));
    assertThat(Xml.texts(svg, "title")).containsExactly("Availability");
    assertThat(Xml.texts(svg, "desc").get(0))
        .isEqualTo(
            "Availability of landing in ci, 12 Nov 2026, 00:00 \u2013 13 Nov 2026, 00:00: 20 runs, 5 failed, at its lowest 50 %.");
  }

  private static Document draw(Bucket... buckets) {
    return Xml.parse(
        AvailabilityChart.draw(
            "landing in ci", List.of(buckets), "share of time", Sketch.DAY, THEME));
  }

  private static List<Element> columns(Document svg, String color) {
    return rects(svg, color, true);
  }

  private static List<Element> cells(Document svg, String color) {
    return rects(svg, color, false);
  }

  /** Columns end above the strip of cells. */
  private static List<Element> rects(Document svg, String color, boolean columns) {
    double strip = 270 - 52 - 26 + 6;
    return Xml.elements(svg, "rect").stream()
        .filter(rect -> rect.getAttribute("fill").equals(color))
        .filter(rect -> (number(rect, "y") < strip) == columns)
        .toList();
  }

  private static double number(Element element, String attribute) {
    return Double.parseDouble(element.getAttribute(attribute));
  }
}
