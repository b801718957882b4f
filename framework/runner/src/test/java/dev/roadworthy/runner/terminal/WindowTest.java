package dev.roadworthy.runner.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WindowTest {

  private static final Map<String, String> VARIABLES = Map.of("LINES", "50", "COLUMNS", "132");

  @Test
  void isAsLargeAsTheTerminalSays() {
    assertThat(Window.parse("60 200\n", VARIABLES)).isEqualTo(new Window(200, 60));
  }

  @Test
  void isAsLargeAsTheEnvironmentSaysWhereTheTerminalSaysNothing() {
    assertThat(Window.parse("", VARIABLES)).isEqualTo(new Window(132, 50));
    assertThat(Window.parse("0 0\n", VARIABLES)).isEqualTo(new Window(132, 50));
  }

  @Test
  void isOfTheUsualSizeWhereNobodySaysAnything() {
    assertThat(Window.parse("", Map.of())).isEqualTo(new Window(80, 24));
    assertThat(Window.parse("", Map.of("LINES", "many", "COLUMNS", "80")))
        .isEqualTo(new Window(80, 24));
  }
}
