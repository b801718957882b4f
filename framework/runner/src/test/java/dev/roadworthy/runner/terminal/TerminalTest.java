package dev.roadworthy.runner.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TerminalTest {

  private final StringWriter written = new StringWriter();

  private Terminal terminal(boolean interactive) {
    return new Terminal(new PrintWriter(written), interactive);
  }

  @Test
  void whereNobodyLooksThereAreNoColoursAndNoLinesThatAreRewritten() {
    Terminal terminal = terminal(false);

    terminal.progress("1 of 7");
    terminal.line(Line.of(Style.BAD, "FAILED"));
    terminal.endProgress();

    assertThat(written.toString()).isEqualTo("FAILED" + System.lineSeparator());
  }

  @Test
  void onATerminalALineThatStaysPushesTheProgressDown() {
    Terminal terminal = terminal(true);

    terminal.progress("1 of 7");
    terminal.line("done");

    String text = written.toString();
    assertThat(text.indexOf("1 of 7")).isLessThan(text.indexOf("done"));
    assertThat(text.lastIndexOf("1 of 7")).isGreaterThan(text.indexOf("done"));
    assertThat(text).contains("\r\u001B[2Kdone");
  }

  @Test
  void aStyleEndsWhereItsTextEnds() {
    assertThat(Line.of(Style.GOOD, "ok").styled()).isEqualTo("\u001B[32mok\u001B[0m");
  }

  @Test
  void whatOthersHaveWrittenIsShownAndNotObeyed() {
    terminal(true)
        .line(Line.of(Style.BAD, "\u001B[2J \u202Egnp.exe \u009B31m").and("a\tb\nc \u200Bd"));

    assertThat(written.toString())
        .isEqualTo(
            "\u001B[1;31m\uFFFD[2J \uFFFDgnp.exe \uFFFD31m\u001B[0ma b c \uFFFDd"
                + System.lineSeparator());
  }
}
