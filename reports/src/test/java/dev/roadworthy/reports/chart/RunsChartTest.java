package dev.roadworthy.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.reports.Xml;
import dev.roadworthy.reports.chart.Dot.Mark;
import dev.roadworthy.reports.chart.RunsChart.Figure;
import dev.roadworthy.reports.chart.RunsChart.Run;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class RunsChartTest {

  private static Document draw(Figure figure, List<Run> runs) {
    return Xml.parse(RunsChart.draw("spike in ci", figure, runs, Theme.LIGHT));
  }

  private static List<Run> runs(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Run("c0ffee" + i, Mark.PASSED, 40 + i, 41 + i, 170, 0.01))
        .toList();
  }

  private static List<Element> texts(Document svg, String pattern) {
    return Xml.elements(svg, "text").stream()
        .filter(text -> text.getTextContent().matches(pattern))
        .toList();
  }

  @Test
  void eachRunStandsAboveItsCommitTheNewestAtTheRight() {
    List<Element> commits = texts(draw(Figure.RESPONSE_TIMES, runs(4)), "c0ffee\\d");

    assertThat(commits).extracting(Element::getTextContent).containsOnlyOnce("c0ffee3");
    assertThat(commits)
        .filteredOn(commit -> commit.getTextContent().equals("c0ffee3"))
        .allSatisfy(
            newest ->
                assertThat(commits)
                    .allSatisfy(
                        commit ->
                            assertThat(Double.parseDouble(newest.getAttribute("x")))
                                .isGreaterThanOrEqualTo(
                                    Double.parseDouble(commit.getAttribute("x")))));
  }

  @Test
  void whereThereAreManyTheNewestIsNamedAndNoTwoNamesTouch() {
    List<Double> places =
        texts(draw(Figure.THROUGHPUT, runs(40)), "c0ffee\\d+").stream()
            .map(commit -> Double.parseDouble(commit.getAttribute("x")))
            .sorted()
            .toList();

    assertThat(places).hasSizeBetween(5, 20);
    for (int i = 1; i < places.size(); i++) {
      assertThat(places.get(i) - places.get(i - 1)).isGreaterThan(50);
    }
    assertThat(texts(draw(Figure.THROUGHPUT, runs(40)), "c0ffee39")).hasSize(1);
  }

  @Test
  void theFiguresOfTheNewestStandBesideTheirLines() {
    List<Element> names = texts(draw(Figure.RESPONSE_TIMES, runs(3)), "p9[59] .*");

    assertThat(names).extracting(Element::getTextContent).contains("p95 42 ms", "p99 43 ms");
    assertThat(names)
        .extracting(name -> name.getAttribute("y"))
        .as("pushed apart")
        .doesNotHaveDuplicates();
    assertThat(texts(draw(Figure.FAILED, runs(1)), "1 %")).isNotEmpty();
  }

  @Test
  void aRunThatFailedHasAShapeOfItsOwn() {
    List<Run> runs =
        List.of(
            new Run("a", Mark.PASSED, 40, 60, 170, 0), new Run("b", Mark.FAILED, 80, 90, 170, 0));
    Document svg = draw(Figure.THROUGHPUT, runs);

    assertThat(Xml.texts(svg, "text")).contains("passed", "failed");
    assertThat(Xml.elements(svg, "circle")).hasSize(2);
  }
}
