package dev.roadworthy.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.roadworthy.reports.Xml;
import dev.roadworthy.reports.chart.PercentileCurve.Curve;
import dev.roadworthy.reports.chart.PercentileCurve.Point;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class PercentileCurveTest {

  private static final Theme THEME = Theme.LIGHT;
  private static final Curve NOW =
      new Curve(
          "this run",
          List.of(
              new Point(0, 5),
              new Point(PercentileCurve.nines(50), 20),
              new Point(PercentileCurve.nines(95), 40),
              new Point(2, 80),
              new Point(3, 100)));

  private static double x(Document svg, String text) {
    Element label =
        Xml.elements(svg, "text").stream()
            .filter(each -> each.getTextContent().equals(text))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no " + text));
    return Double.parseDouble(label.getAttribute("x"));
  }

  @Test
  void eachFurtherNineTakesAsMuchRoomAsTheOneBefore() {
    Document svg = Xml.parse(PercentileCurve.draw("spike in ci", NOW, null, null, THEME));

    double nine = x(svg, "90 %") - x(svg, "0 %");
    assertThat(x(svg, "99 %") - x(svg, "90 %")).isCloseTo(nine, offset(0.2));
    assertThat(x(svg, "99.9 %") - x(svg, "99 %")).isCloseTo(nine, offset(0.2));
    assertThat(Xml.texts(svg, "text")).doesNotContain("99.99 %");
  }

  @Test
  void thePercentilesThatAreSpokenOfAreNamed() {
    Document svg = Xml.parse(PercentileCurve.draw("spike in ci", NOW, null, null, THEME));

    assertThat(Xml.texts(svg, "text")).contains("p50 20 ms", "p95 40 ms", "p99 80 ms");
    assertThat(x(svg, "p99 80 ms")).isCloseTo(x(svg, "99 %"), offset(0.2));
  }

  @Test
  void whatItIsComparedWithDiffersAlsoWithoutColour() {
    Curve before = new Curve("the run before", NOW.points());
    Curve usual = new Curve("median of 5 earlier", NOW.points());
    Document svg = Xml.parse(PercentileCurve.draw("spike in ci", NOW, before, usual, THEME));

    assertThat(Xml.texts(svg, "text"))
        .contains("this run", "the run before", "median of 5 earlier");
    assertThat(Xml.elements(svg, "path"))
        .extracting(path -> path.getAttribute("stroke-dasharray"))
        .contains("", "7 4", "2 3");
  }

  @Test
  void whereNothingWasAsExpectedThereIsAnEmptyPlot() {
    Curve nothing = new Curve("this run", List.of());

    assertThat(Xml.texts(Xml.parse(PercentileCurve.draw("x", nothing, null, null, THEME)), "desc"))
        .singleElement()
        .asString()
        .endsWith("nothing was as expected.");
  }
}
