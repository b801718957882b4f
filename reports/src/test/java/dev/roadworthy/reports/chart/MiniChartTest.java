package dev.roadworthy.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.reports.Xml;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class MiniChartTest {

  @Test
  void everyRunHasAMarkAndTheCurrentOneARing() {
    List<Dot> dots = new ArrayList<>();
    for (Dot.Mark mark : Dot.Mark.values()) {
      dots.add(new Dot(Sketch.START.plusSeconds(dots.size()), 50, mark, mark == Dot.Mark.FAILED));
    }
    Document svg = draw(dots);
    // Three round ones and the ring; three with corners and the line.
    assertThat(Xml.elements(svg, "circle")).hasSize(4);
    assertThat(Xml.elements(svg, "path")).hasSize(4);
    assertThat(Xml.texts(svg, "desc")).containsExactly("Latest 6 runs of landing in ci, 1 failed.");
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

  private static Document draw(List<Dot> dots) {
    return Xml.parse(MiniChart.draw("landing in ci", dots, ZoneId.of("UTC"), Theme.NEUTRAL));
  }
}
