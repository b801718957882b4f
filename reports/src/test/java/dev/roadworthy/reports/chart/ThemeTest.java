package dev.roadworthy.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The contrasts that WCAG 2 asks of text (4.5) and of graphics that carry a meaning (3). */
class ThemeTest {

  private static final String LIGHT_CARD = "#ffffff";
  private static final String DARK_CARD = "#171d25";

  @Test
  void textIsReadable() {
    for (String text : List.of(Theme.LIGHT.chrome.ink(), Theme.LIGHT.chrome.muted())) {
      assertThat(contrast(text, LIGHT_CARD)).isGreaterThan(4.5);
    }
    for (String text : List.of(Theme.DARK.chrome.ink(), Theme.DARK.chrome.muted())) {
      assertThat(contrast(text, DARK_CARD)).isGreaterThan(4.5);
    }
  }

  @Test
  void failuresAndLinesAreSeen() {
    for (String color : lines(Theme.LIGHT)) {
      assertThat(contrast(color, LIGHT_CARD)).as(color).isGreaterThan(3);
    }
    for (String color : lines(Theme.DARK)) {
      assertThat(contrast(color, DARK_CARD)).as(color).isGreaterThan(3);
    }
  }

  @Test
  void whereTheBackgroundIsUnknownColorsAreSeenOnBoth() {
    for (String color : List.of(Theme.NEUTRAL.tones.failed(), Theme.NEUTRAL.chrome.ink())) {
      assertThat(contrast(color, LIGHT_CARD)).as(color).isGreaterThan(3);
      assertThat(contrast(color, DARK_CARD)).as(color).isGreaterThan(3);
    }
  }

  private static List<String> lines(Theme theme) {
    return List.of(
        theme.tones.failed(),
        theme.tones.passed(),
        theme.percentiles.p50(),
        theme.percentiles.p95(),
        theme.percentiles.p99());
  }

  private static double contrast(String one, String other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(String color) {
    return 0.2126 * channel(color, 1) + 0.7152 * channel(color, 3) + 0.0722 * channel(color, 5);
  }

  private static double channel(String color, int at) {
    double value = Integer.parseInt(color.substring(at, at + 2), 16) / 255.0;
    return value <= 0.03928 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
