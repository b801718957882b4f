package dev.roadworthy.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.reports.Xml;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class SvgTest {

  @Test
  void whateverATextHoldsItStaysText() {
    String hostile =
        "</title><script>alert(1)</script>\"><img src=x onerror=alert(1)> & \u0000\u0007 \uD800 \uD83D\uDE00";
    Svg svg = new Svg(10, 10, hostile, hostile);
    svg.text(hostile, 1, 2, Svg.Font.of(12, "#000"), hostile, Svg.Font.of(10, "#000"));
    Document document = Xml.parse(svg.finish());
    assertThat(Xml.elements(document, "script")).isEmpty();
    assertThat(Xml.elements(document, "img")).isEmpty();
    assertThat(Xml.texts(document, "title").get(0))
        .startsWith("</title><script>alert(1)</script>\"><img src=x")
        .endsWith("& \uFFFD\uFFFD \uFFFD \uD83D\uDE00");
  }

  @Test
  void coordinatesAreWrittenToATenth() {
    Svg svg = new Svg(10, 10, "t", "d");
    svg.rect(1, 2.04, 3.25, 1_000_000.06, 0, "#000");
    assertThat(svg.finish())
        .contains("x=\"1\" y=\"2\" width=\"3.3\" height=\"1000000.1\" rx=\"0\"");
  }
}
