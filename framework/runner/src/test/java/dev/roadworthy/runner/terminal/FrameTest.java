package dev.roadworthy.runner.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadworthy.check.Severity;
import dev.roadworthy.evaluation.Status;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.runner.watch.Snapshot;
import dev.roadworthy.runner.watch.Snapshots;
import dev.roadworthy.runner.watch.Trouble;
import dev.roadworthy.testkit.Checks;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameTest {

  private static final List<Line> TAIL =
      IntStream.rangeClosed(1, 50).mapToObj(i -> Line.of("event " + i)).toList();

  private static List<String> frame(Snapshot snapshot, int width, int height) {
    return Frame.of(snapshot, TAIL, width, height).stream().map(Line::plain).toList();
  }

  private static Snapshots thousand() {
    Snapshots watch = Snapshots.watch();
    for (int i = 0; i < 990; i++) {
      watch.up("shop.check-%04d".formatted(i));
    }
    for (int i = 0; i < 10; i++) {
      watch.down("pay.check-%d".formatted(i), "connection refused by 192.0.2.1:443");
    }
    return watch;
  }

  @ParameterizedTest
  @CsvSource({"80, 24", "200, 60", "40, 10", "20, 5", "1, 1", "300, 1", "3, 200"})
  void fitsTheWindow(int width, int height) {
    Snapshots watch = thousand().trouble(Trouble.DATABASE, "disk full ".repeat(50));
    List<Line> frame = Frame.of(watch.build(), TAIL, width, height);

    assertThat(frame).isNotEmpty().hasSizeLessThanOrEqualTo(height);
    assertThat(frame).allMatch(line -> line.width() <= width);
  }

  @Test
  void showsWhatNeedsAttentionFirst() {
    Fault slow = new Fault(FaultCode.SLOW, "took 900 ms");
    Fault threw = new Fault(FaultCode.CHECK_THREW, "it threw");
    Fault refused = new Fault(FaultCode.REFUSED, "refused");
    Snapshot snapshot =
        Snapshots.watch()
            .up("a")
            .with(Checks.check("b").build(), Status.DEGRADED, slow)
            .with(Checks.check("c").build(), Status.STALE, null)
            .with(Checks.check("d").build(), Status.BLIND, threw)
            .with(Checks.check("e").severity(Severity.MINOR).build(), Status.DOWN, refused)
            .with(Checks.check("f").severity(Severity.CRITICAL).build(), Status.DOWN, refused)
            .with(Checks.check("g").build(), Status.UNKNOWN, null)
            .build();

    assertThat(frame(snapshot, 100, 40).subList(4, 11))
        .extracting(line -> line.replaceAll("^(\\S+) +(\\S).*", "$1 $2"))
        .containsExactly(
            "DOWN f", "DOWN e", "BLIND d", "STALE c", "DEGRADED b", "UNKNOWN g", "UP a");
  }

  @Test
  void saysOfARowWhenItRanWhatItSaidAndWhenItRunsNext() {
    Snapshot snapshot = Snapshots.watch().down("landing", "refused by 192.0.2.1").build();

    assertThat(frame(snapshot, 120, 24))
        .anyMatch(
            line ->
                line.matches(
                    "DOWN +landing +12 s +321 ms +in 18 s +N0201 network: refused by 192.0.2.1"));
  }

  @Test
  void countsMissedSlotsWhereThereAreSome() {
    Fault refused = new Fault(FaultCode.REFUSED, "refused");
    Snapshots watch = Snapshots.watch().up("landing");
    assertThat(frame(watch.build(), 100, 24)).noneMatch(line -> line.contains("MISSED"));

    watch.with(Checks.check("pay").build(), Status.DOWN, refused, 17);
    assertThat(frame(watch.build(), 100, 24))
        .anyMatch(line -> line.contains("MISSED"))
        .anyMatch(line -> line.matches("DOWN +pay .* 17 +N0201.*"));
  }

  @Test
  void countsWhatDoesNotFit() {
    List<String> frame = frame(thousand().build(), 80, 24);

    assertThat(frame).hasSize(24);
    assertThat(frame).anyMatch(line -> line.matches("… 99\\d more, (all UP|\\d DOWN, 990 UP)"));
    assertThat(frame).anyMatch(line -> line.startsWith("  … ") && line.endsWith(" more"));
    assertThat(frame).contains("Open incidents: 10").endsWith("event 50");
  }

  @Test
  void saysWhatIsWrongWithTheWatchInRed() {
    Snapshot snapshot =
        Snapshots.watch().up("landing").trouble(Trouble.DATABASE, "disk full").build();

    assertThat(Frame.of(snapshot, TAIL, 80, 24))
        .extracting(Line::styled)
        .contains(
            Style.BAD.code()
                + "The watch is degraded for 90 s, history is not written: disk full"
                + Style.END);
  }

  @Test
  void saysWhichLettersHaveNotArrivedOnceOneWasTriedInVain() {
    Snapshots watch = Snapshots.watch().up("landing").undelivered(5, 0, 0, "");
    assertThat(frame(watch.build(), 120, 24)).noneMatch(line -> line.contains("letter"));

    watch.undelivered(5, 2, 0, "it answered 503");
    assertThat(frame(watch.build(), 120, 24))
        .contains(
            "2 letters wait for another attempt (team: it answered 503);"
                + " `roadworthy status` lists them");
  }

  @Test
  void saysWhatTimeItIsAlsoInASmallWindow() {
    assertThat(frame(Snapshots.watch().up("landing").build(), 80, 24).get(0))
        .startsWith("Roadworthy · 2026-11-26T09:00:00Z · production from berlin");
  }

  @Test
  void saysThatThereIsNoWorkerAndWorksWithoutChecks() {
    assertThat(frame(Snapshots.watch().withoutWorker().build(), 80, 24))
        .anyMatch(line -> line.contains("no worker"))
        .contains("0 checks   ");
  }

  @Test
  void wideCharactersDoNotMoveColumns() {
    Snapshot snapshot =
        Snapshots.watch()
            .with(Checks.check("商店首页检查").build(), Status.UP, null)
            .with(Checks.check("landing").build(), Status.UP, null)
            .down("pay", "店 \uD83D\uDE80 e\u0301")
            .build();

    assertThat(frame(snapshot, 100, 24).stream().filter(line -> line.contains("321 ms")))
        .hasSize(3)
        .extracting(line -> Cells.width(line.substring(0, line.indexOf("321 ms"))))
        .containsOnly(10 + 14 + 10);
  }

  @Test
  void whatChecksSayIsShownAndNotObeyed() {
    Snapshot snapshot =
        Snapshots.watch()
            .down("pay", "\u001B[2J\u009B31m\u202Egnp\u0007\r\nend")
            .trouble(Trouble.SUITE, "\u001B]0;title\u0007")
            .build();

    assertThat(Frame.of(snapshot, List.of(Line.of("\u001B[0m")), 120, 24))
        .extracting(Line::plain)
        .allMatch(line -> line.chars().noneMatch(Character::isISOControl))
        .noneMatch(line -> line.contains("\u202E"))
        .anyMatch(line -> line.contains("\uFFFD[2J\uFFFD31m\uFFFDgnp\uFFFD  end"));
  }
}
