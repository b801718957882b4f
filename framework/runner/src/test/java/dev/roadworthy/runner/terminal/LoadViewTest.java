package dev.roadworthy.runner.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.journal.JournalEntry.LoadBegan;
import dev.roadworthy.journal.JournalEntry.LoadEnded;
import dev.roadworthy.journal.JournalEntry.LoadMeasured;
import dev.roadworthy.load.LoadEnd;
import dev.roadworthy.load.LoadEnd.Bounds;
import dev.roadworthy.load.LoadEnd.Generator;
import dev.roadworthy.load.LoadEnd.Reason;
import dev.roadworthy.load.LoadRun;
import dev.roadworthy.load.LoadSecond;
import dev.roadworthy.load.Measured;
import dev.roadworthy.load.Measured.Kind;
import dev.roadworthy.run.Percentiles;
import dev.roadworthy.run.RunId;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoadViewTest {

  private static final Instant NOW = Instant.parse("2026-11-12T09:30:00Z");
  private static final RunId RUN = RunId.random();

  private final StringWriter written = new StringWriter();

  private RoundView view(boolean interactive) {
    return new RoundView(new Terminal(new PrintWriter(written), interactive));
  }

  private static LoadRun load(String simulation, String warmUp) {
    return new LoadRun(RUN, simulation, "full", Duration.parse(warmUp), NOW, null);
  }

  private static Measured measured(Kind kind, int ok, int failed) {
    return new Measured(
        "list",
        kind,
        Percentiles.of(all -> IntStream.range(0, ok).forEach(i -> all.record(millis(i + 1)))),
        Percentiles.of(all -> IntStream.range(0, failed).forEach(i -> all.record(millis(5)))),
        failed == 0
            ? Map.of()
            : Map.of("status.find.is(200), but actually found 503", 1L * failed));
  }

  private static Duration millis(int millis) {
    return Duration.ofMillis(millis);
  }

  /** With a group, which is no request. */
  private static LoadSecond second(int number, int ok, int failed) {
    return new LoadSecond(
        number,
        1,
        7,
        List.of(measured(Kind.REQUEST, ok, failed), measured(Kind.GROUP, ok, failed)));
  }

  private static LoadProgress progress(LoadRun load, LoadSecond... seconds) {
    LoadProgress progress = new LoadProgress(load);
    List.of(seconds).forEach(progress::hear);
    return progress;
  }

  private static LoadEnd end(Reason reason, String text, Generator generator, Bounds bounds) {
    return new LoadEnd(NOW, reason, text, List.of(), generator, bounds);
  }

  private static LoadEnd completed() {
    return end(
        Reason.COMPLETED,
        "its last user has ended",
        new Generator(0.42, Duration.ofMillis(3), false),
        Bounds.NONE);
  }

  @Test
  void whereNobodyLooksEachSecondIsALineAndItsEndIsSummedUp() {
    RoundView view = view(false);
    view.load(new LoadBegan(load("shop.ShopLoadIT$Spike", "PT0S")));
    view.load(new LoadMeasured(RUN, second(0, 100, 0)));
    view.load(new LoadMeasured(RUN, second(1, 99, 1)));
    view.load(new LoadMeasured(RUN, second(1, 1, 0)));
    view.load(new LoadEnded(RUN, completed()));

    assertThat(written.toString().lines())
        .containsExactly(
            "  load     Spike 0:01  100/s  0 failed  p50 50 p95 95 p99 99 ms  7 users",
            "  load     Spike 0:02  100/s  1 failed (1 %)  p50 50 p95 95 p99 99 ms  7 users",
            "  load     Spike ended after 0:02: its last user has ended",
            "    201 requests, 1 failed (0.4 %), 101/s, p50 50 p95 95 p99 99 ms",
            "    generator: 42 % of the processors at most, event loops late by 3 ms");
  }

  @Test
  void onATerminalOneLineIsDrawnAnewAndResultsOfOthersStayAboveIt() {
    RoundView view = view(true);
    view.load(new LoadBegan(load("Spike", "PT0S")));
    view.load(new LoadMeasured(RUN, second(0, 50, 0)));
    view.load(new LoadMeasured(RUN, second(1, 100, 0)));
    view.goesOnInAnother("another check has ended");
    view.load(new LoadEnded(RUN, completed()));

    String text = written.toString();
    assertThat(text.lines().filter(line -> line.contains("Spike"))).hasSize(4);
    assertThat(text.indexOf("another check")).isLessThan(text.lastIndexOf("100/s"));
    assertThat(text)
        .contains("\r\u001B[2K  \u001B[1mSpike\u001B[0m 0:02 ")
        .endsWith("late by 3 ms\u001B[0m" + System.lineSeparator());
  }

  @Test
  void theBarsAreAsHighAsTheRateWasAndRedWhereRequestsFailed() {
    LoadProgress progress =
        progress(load("Spike", "PT0S"), second(0, 10, 0), second(1, 0, 0), second(2, 76, 4));

    Line line = LoadLine.drawn(progress, 80);

    assertThat(line.plain())
        .isEqualTo("  Spike 0:03 ▁ █   80/s  4 failed 4.4 %  p50 38 p95 73 p99 76 ms  7 users");
    assertThat(line.styled()).contains("\u001B[32m▁", "\u001B[1;31m█", "\u001B[1;31m4 failed");
  }

  @Test
  void itFitsTheTerminalHoweverLongItGoesOn() {
    LoadProgress progress = new LoadProgress(load("shop.TheWholeCatalogueOfTheShop", "PT0S"));
    for (int i = 0; i < 4_000; i++) {
      progress.hear(second(i, 20, i % 2));
    }

    for (int columns : new int[] {20, 40, 80, 200}) {
      Line line = LoadLine.drawn(progress, columns);
      assertThat(line.width()).isLessThan(columns);
      assertThat(line.plain()).contains(" 1:06:40 ");
    }
    assertThat(LoadLine.drawn(progress, 40).plain()).contains("21/s");
    assertThat(LoadLine.drawn(progress, 200).plain()).contains("█".repeat(60), "7 users");
  }

  @Test
  void whatTheWarmUpDiscardsIsSaidAndIsNotInTheSum() {
    LoadProgress progress =
        progress(load("Spike", "PT1S"), second(0, 100, 20), second(1, 10, 0), second(0, 5, 0));
    LoadProgress warm = progress(load("Spike", "PT1S"), second(0, 100, 20));

    assertThat(LoadLine.drawn(warm, 90).plain()).startsWith("  Spike 0:01 warm-up █");
    assertThat(LoadLine.logged(progress).plain()).doesNotContain("warm-up");
    assertThat(LoadLine.ended(progress, completed()).get(1).plain())
        .isEqualTo("    10 requests, 0 failed, 10/s, p50 5 p95 10 p99 10 ms");
  }

  @Test
  void whatKeptItFromItsLoadIsSaid() {
    LoadEnd end =
        end(
            Reason.ABORTED,
            "5 % of requests failed for 10 s",
            new Generator(0.991, Duration.ofMillis(80), true),
            new Bounds(Map.of("cdn.example", 3L, "evil\u001B[2J.example", 1L), 12));

    List<Line> lines = LoadLine.ended(progress(load("Spike", "PT0S"), second(0, 1, 0)), end);

    assertThat(lines)
        .extracting(Line::plain)
        .containsExactly(
            "  load     Spike ended after 0:01: 5 % of requests failed for 10 s",
            "    1 request, 0 failed, 1/s, p50 1 p95 1 p99 1 ms",
            "    generator: 99 % of the processors at most, event loops late by 80 ms,"
                + " no local port or file descriptor left",
            "    12 requests held back at the cap on the rate; their response times include"
                + " that",
            "    3 connections to cdn.example refused: it is neither the environment's nor"
                + " listed",
            "    1 connection to evil\uFFFD[2J.example refused: it is neither the"
                + " environment's nor listed");
  }
}
