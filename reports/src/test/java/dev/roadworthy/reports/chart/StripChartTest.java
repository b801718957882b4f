package dev.roadworthy.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.reports.Xml;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class StripChartTest {

  private static final Theme THEME = Theme.NEUTRAL;

  @Test
  void aCellStandsWhereItsTimeIs() {
    assertThat(number(cells(draw(Sketch.passed(0, 1, 2)), THEME.tones.passed()).get(0), "x"))
        .isZero();
    assertThat(number(cells(draw(Sketch.passed(12, 1, 2)), THEME.tones.passed()).get(0), "x"))
        .isEqualTo(90);
  }

  @Test
  void whatNeedsAttentionStandsTaller() {
    Element passed = cells(draw(Sketch.passed(0, 1, 2)), THEME.tones.passed()).get(0);
    Element failed = cells(draw(Sketch.failed(0, 10, "W0502")), THEME.tones.failed()).get(0);
    Element blind = cells(draw(Sketch.blind(0)), THEME.tones.blind()).get(0);

    assertThat(number(failed, "height")).isGreaterThan(number(passed, "height") + 5);
    assertThat(number(blind, "height")).isEqualTo(number(failed, "height"));
    assertThat(bottom(failed)).isEqualTo(bottom(passed));
  }

  @Test
  void whereCellsOverlapTheWorstIsOnTop() {
    Document svg = draw(Sketch.failed(3, 10, "W0502"), Sketch.passed(3, 1, 2));
    List<Element> all = Xml.elements(svg, "rect");
    assertThat(all.get(all.size() - 1).getAttribute("fill")).isEqualTo(THEME.tones.failed());
  }

  @Test
  void whatWasBeforeItsTimeIsNotInIt() {
    Span evening =
        new Span(Sketch.START.plusSeconds(18 * 3600), Sketch.DAY.to(), Sketch.DAY.zone());
    Document svg =
        Xml.parse(
            StripChart.draw("landing", List.of(Sketch.failed(3, 10, "W0502")), evening, THEME));
    assertThat(cells(svg, THEME.tones.failed())).isEmpty();
  }

  private static Document draw(Bucket... buckets) {
    return Xml.parse(StripChart.draw("landing in ci", List.of(buckets), Sketch.DAY, THEME));
  }

  private static List<Element> cells(Document svg, String color) {
    return Xml.elements(svg, "rect").stream()
        .filter(rect -> rect.getAttribute("fill").equals(color))
        .toList();
  }

  private static double bottom(Element rect) {
    return number(rect, "y") + number(rect, "height");
  }

  private static double number(Element element, String attribute) {
    return Double.parseDouble(element.getAttribute(attribute));
  }
}
