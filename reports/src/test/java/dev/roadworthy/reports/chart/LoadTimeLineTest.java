package dev.roadworthy.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.roadworthy.reports.Xml;
import dev.roadworthy.reports.chart.Bucket.Latency;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class LoadTimeLineTest {

  private static final Instant START = Instant.parse("2026-11-12T09:30:00Z");
  private static final Theme THEME = Theme.LIGHT;

  private static LoadPoint point(
      int second, double ok, double failed, int users, @Nullable Latency latency) {
    Instant from = START.plusSeconds(second);
    return new LoadPoint(from, from.plusSeconds(1), ok, failed, users, latency);
  }

  private static LoadPoint point(int second, double ok, double failed, int users) {
    return point(second, ok, failed, users, new Latency(20, 40, 60));
  }

  private static LoadTimeLine line(Duration warmUp, LoadPoint... points) {
    Span span = new Span(START, START.plusSeconds(10), ZoneId.of("UTC"));
    return new LoadTimeLine("spike in ci", List.of(points), warmUp, span);
  }

  private static Document throughput(LoadTimeLine line) {
    return Xml.parse(line.throughput(THEME));
  }

  private static List<Element> filled(Document svg, String color) {
    return Xml.elements(svg, "rect").stream()
        .filter(rect -> rect.getAttribute("fill").equals(color))
        .toList();
  }

  private static double number(Element element, String attribute) {
    return Double.parseDouble(element.getAttribute(attribute));
  }

  @Test
  void whatFailedStandsOnWhatWasAsExpected() {
    Document svg = throughput(line(Duration.ZERO, point(0, 60, 40, 1), point(1, 100, 0, 1)));

    Element ok = filled(svg, THEME.tones.available()).get(0);
    Element failed = filled(svg, THEME.tones.failed()).get(0);
    assertThat(number(failed, "y") + number(failed, "height"))
        .isCloseTo(number(ok, "y"), offset(0.2));
    assertThat(number(failed, "height") / number(ok, "height")).isCloseTo(40.0 / 60, offset(0.02));
    assertThat(filled(svg, THEME.tones.failed())).hasSize(1);
  }

  @Test
  void aSingleFailureAmongThousandsIsStillSeen() {
    Document svg = throughput(line(Duration.ZERO, point(0, 20_000, 1, 1)));

    assertThat(number(filled(svg, THEME.tones.failed()).get(0), "height"))
        .isGreaterThanOrEqualTo(3);
  }

  @Test
  void usersHaveAScaleOfTheirOwnAtTheRight() {
    Document svg = throughput(line(Duration.ZERO, point(0, 100, 0, 1), point(1, 100, 0, 400)));

    assertThat(Xml.texts(svg, "text")).contains("100", "400 users", "users");
  }

  @Test
  void whatTheWarmUpDiscardsIsShadedAndNamed() {
    LoadTimeLine warm = line(Duration.ofSeconds(4), point(0, 1, 0, 1), point(5, 1, 0, 1));
    LoadTimeLine cold = line(Duration.ZERO, point(0, 1, 0, 1), point(5, 1, 0, 1));

    for (String svg : List.of(warm.throughput(THEME), warm.latency(THEME))) {
      assertThat(Xml.texts(Xml.parse(svg), "text")).contains("warm-up, does not count");
    }
    assertThat(cold.throughput(THEME) + cold.latency(THEME)).doesNotContain("warm-up");
  }

  @Test
  void aTimeInWhichNothingEndedIsAGapBetweenLines() {
    LoadTimeLine frozen =
        line(
            Duration.ZERO,
            point(0, 9, 0, 9),
            point(1, 9, 0, 9),
            point(2, 0, 0, 9, null),
            point(3, 0, 0, 9, null),
            point(4, 0, 0, 9, null),
            point(5, 9, 0, 9),
            point(6, 9, 0, 9));

    assertThat(Xml.elements(Xml.parse(frozen.latency(THEME)), "path"))
        .filteredOn(path -> path.getAttribute("stroke").equals(THEME.percentiles.p50()))
        .hasSize(2);
  }

  @Test
  void ofNothingItSaysThatNothingEnded() {
    LoadTimeLine nothing = line(Duration.ofSeconds(30));

    assertThat(Xml.texts(throughput(nothing), "text")).contains("No request ended");
    assertThat(Xml.texts(Xml.parse(nothing.latency(THEME)), "text")).contains("No request ended");
  }
}
