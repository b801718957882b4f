package dev.roadworthy.reports.chart;

import static dev.roadworthy.reports.chart.Dot.Mark.BLIND;
import static dev.roadworthy.reports.chart.Dot.Mark.COLD;
import static dev.roadworthy.reports.chart.Dot.Mark.DEGRADED;
import static dev.roadworthy.reports.chart.Dot.Mark.FAILED;
import static dev.roadworthy.reports.chart.Dot.Mark.PASSED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.reports.Xml;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class MiniChartTest {

  @Test
  void everyRunHasAMarkAndTheCurrentOneARing() {
    List<Dot> dots = new ArrayList<>();
    for (Dot.Mark mark : Dot.Mark.values()) {
      dots.add(new Dot(Sketch.START.plusSeconds(dots.size()), 50, mark, mark == Dot.Mark.FAILED));
    }
    Document svg = draw(dots);
    // Three round ones and the ring; three with corners: each once in the plot, once in the legend.
    assertThat(Xml.elements(svg, "circle")).hasSize(7);
    assertThat(Xml.elements(svg, "path").stream().filter(MiniChartTest::isFilled)).hasSize(6);
    assertThat(Xml.texts(svg, "desc"))
        .containsExactly(
            "Latest 6 runs of landing in ci: 1 passed, 1 passed, cold, 1 degraded, 1 failed,"
                + " 1 nothing learned, 1 skipped.");
  }

  @Test
  void onlyRunsThatPassedOneAfterTheOtherAreJoined() {
    Document svg =
        draw(
            Stream.of(PASSED, DEGRADED, FAILED, COLD, PASSED, BLIND, PASSED)
                .map(mark -> new Dot(Sketch.START, 50, mark, false))
                .toList());
    assertThat(Xml.elements(svg, "path").stream().filter(path -> !isFilled(path))).hasSize(2);
  }

  @Test
  void oneRunIsEnough() {
    Document svg = draw(List.of(new Dot(Sketch.START, 0, Dot.Mark.PASSED, true)));
    assertThat(Xml.texts(svg, "title")).containsExactly("Latest 1 run");
  }

  @Test
  void noRunsMakeAPictureAsWell() {
    assertThat(Xml.texts(draw(List.of()), "title")).containsExactly("Latest 0 runs");
  }

  private static boolean isFilled(Element path) {
    return !path.getAttribute("fill").equals("none");
  }

  private static Document draw(List<Dot> dots) {
    return Xml.parse(MiniChart.draw("landing in ci", dots, ZoneId.of("UTC"), Theme.NEUTRAL));
  }
}
