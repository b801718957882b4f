package dev.roadworthy.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.reports.Xml;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class FaultChartTest {

  private static final Theme THEME = Theme.DARK;

  @Test
  void theMostFrequentCodeIsNamedFirst() {
    Document svg = draw(Sketch.failed(0, 2, "N0201"), Sketch.failed(1, 5, "W0502"));
    assertThat(Xml.texts(svg, "desc").get(0)).endsWith("W0502 5, N0201 2.");
    assertThat(Xml.texts(svg, "text")).contains("W0502", "N0201");
  }

  @Test
  void codesBeyondThePaletteAreOthersAndNoRunIsLost() {
    Map<String, Integer> faults = new TreeMap<>();
    for (int i = 0; i < 9; i++) {
      faults.put("A100" + i, 10 - i);
    }
    Bucket many =
        new Bucket(
            Sketch.START,
            Sketch.START.plusSeconds(3600),
            0.0,
            new Bucket.Tally(0, 0, 54, 0, 0),
            faults,
            null);
    Document svg = draw(many);
    assertThat(Xml.texts(svg, "text")).contains("others").doesNotContain("A1008");
    double stacked =
        Xml.elements(svg, "rect").stream()
            .mapToDouble(rect -> Double.parseDouble(rect.getAttribute("height")) + 1)
            .sum();
    // 54 runs on an axis to 60.
    assertThat(stacked)
        .isCloseTo((230 - 52 - Frame.TOP) * 54 / 60, org.assertj.core.data.Offset.offset(1.0));
  }

  @Test
  void warningsAndBrokenChecksDoNotLookLikeFailures() {
    Document svg = draw(Sketch.failed(0, 2, "L0101"), Sketch.blind(1));
    assertThat(Xml.elements(svg, "rect"))
        .extracting(rect -> rect.getAttribute("fill"))
        .containsExactlyInAnyOrder(THEME.tones.degraded(), THEME.tones.blind());
  }

  private static Document draw(Bucket... buckets) {
    return Xml.parse(
        FaultChart.draw(
            "landing in ci",
            List.of(buckets),
            code ->
                switch (code.charAt(0)) {
                  case 'L' -> Dot.Mark.DEGRADED;
                  case 'X' -> Dot.Mark.BLIND;
                  default -> Dot.Mark.FAILED;
                },
            Sketch.DAY,
            THEME));
  }
}
