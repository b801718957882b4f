package dev.roadworthy.runner.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.roadworthy.runner.watch.Snapshots;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class WatchScreenTest {

  private final StringWriter written = new StringWriter();

  @Test
  void isDrawnOnAScreenOfItsOwnAndLeavesTheTerminalAsItWas() {
    try (WatchScreen screen = new WatchScreen(new PrintWriter(written), true)) {
      screen.accept(Line.of("it happened"));
      screen.beat(Snapshots.watch().down("landing", "refused").build());
      await().until(() -> written.toString().contains("it happened"));
    }

    assertThat(written.toString())
        .startsWith("\u001B[?1049h\u001B[?25l\u001B[?7l")
        .contains("landing", "Open incidents: 1", "\u001B[31;1m".replace("31;1", "1;31"));
    String after = written.toString().split("\u001B\\[\\?7h\u001B\\[\\?25h\u001B\\[\\?1049l")[1];
    assertThat(after).contains("production from berlin").doesNotContain("landing");
  }

  @Test
  void whatIsSaidAfterItWasClosedArePlainLines() {
    WatchScreen screen = new WatchScreen(new PrintWriter(written), false);
    screen.close();
    screen.accept(Line.of(Style.BAD, "the last word"));

    assertThat(written.toString()).endsWith("the last word" + System.lineSeparator());
  }

  @Test
  void hasNoColoursWhereNobodyWantsThem() {
    try (WatchScreen screen = new WatchScreen(new PrintWriter(written), false)) {
      screen.beat(Snapshots.watch().down("landing", "refused").build());
      await().until(() -> written.toString().contains("landing"));
    }

    assertThat(written.toString()).doesNotContainPattern("\u001B\\[[0-9;]*m");
  }

  @Test
  void aTerminalThatWasStoppedHoldsNobodyUp() throws IOException {
    try (PipedReader stopped = new PipedReader(16)) {
      WatchScreen screen = new WatchScreen(new PrintWriter(new PipedWriter(stopped)), true);
      Printer<Line> printer = new Printer<>(screen, lines -> Line.of(lines + " left out"));
      for (int i = 0; i < 5_000; i++) {
        screen.beat(Snapshots.watch().up("landing").build());
        printer.accept(Line.of("it happened"));
      }
      screen.close();
      printer.close();
      assertThat(stopped.ready()).isTrue();
    }
  }
}
