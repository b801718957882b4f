package dev.roadworthy.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.reports.Xml;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class BadgeTest {

  @Test
  void isAPictureOfTwoWordsThatAScreenReaderReads() {
    Document badge = Xml.parse(Badge.svg("landing", "UP", "#2e7d32"));

    assertThat(Xml.texts(badge, "text")).containsExactly("landing", "UP");
    assertThat(Xml.texts(badge, "title")).containsExactly("landing: UP");
  }

  @Test
  void isAsWideAsItsWordsNeed() {
    assertThat(width("landing")).isLessThan(width("a.much.longer.landing"));
    assertThat(width("商店首页")).isGreaterThan(width("shop"));
    assertThat(width("x".repeat(5_000))).isEqualTo(width("x".repeat(59) + "…"));
  }

  private static int width(String label) {
    return Integer.parseInt(
        Xml.parse(Badge.svg(label, "UP", "#2e7d32")).getDocumentElement().getAttribute("width"));
  }

  @Test
  void whateverItsWordsHoldTheyStayWords() {
    Document badge = Xml.parse(Badge.svg("</text><script>x</script>", "\u202E&\"'\u0000", "#000"));

    assertThat(Xml.elements(badge, "script")).isEmpty();
    assertThat(Xml.texts(badge, "text"))
        .containsExactly("</text><script>x</script>", "\uFFFD&\"'\uFFFD");
  }

  @Test
  void isCutBetweenCharacters() {
    assertThat(
            Xml.texts(Xml.parse(Badge.svg("\uD83D\uDE80".repeat(80), "UP", "#000")), "text").get(0))
        .isEqualTo("\uD83D\uDE80".repeat(59) + "…");
  }
}
