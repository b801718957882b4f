package dev.roadworthy.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LegibleTest {

  @Test
  void lettersOfAllScriptsStay() {
    String text =
        "a <b> \u05E9\u05DC\u05D5\u05DD \u0645\u0631\u062D\u0628\u0627 \u4F60 \uD83D\uDE00\r\n\t";
    assertThat(Legible.text(text)).isSameAs(text);
  }

  @Test
  void whatTurnsTheDirectionOfTextIsShown() {
    assertThat(Legible.text("\u202Egnp.exe\u202C \u2066x\u2069"))
        .isEqualTo("\uFFFDgnp.exe\uFFFD \uFFFDx\uFFFD");
  }

  @Test
  void whatNoPageCanHoldIsShown() {
    assertThat(Legible.text("\u0000\u001B[31m \uD800 \uDC00 \uFFFF"))
        .isEqualTo("\uFFFD\uFFFD[31m \uFFFD \uFFFD \uFFFD");
  }
}
