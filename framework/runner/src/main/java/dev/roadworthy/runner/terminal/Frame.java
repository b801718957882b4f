package dev.roadworthy.runner.terminal;

import dev.roadworthy.runner.watch.Snapshot;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** A watch at one moment, as lines that fit a window. Pure. */
final class Frame {

  private static final int MOST_TROUBLES = 4;
  private static final int LEAST_FOR_TAIL = 3;

  private Frame() {}

  /**
   * At most {@code height} lines of at most {@code width} columns.
   *
   * @param tail what happened last, the oldest first
   */
  static List<Line> of(Snapshot snapshot, List<Line> tail, int width, int height) {
    List<Line> lines = new ArrayList<>(header(snapshot));
    List<Line> incidents = OpenIncidents.lines(snapshot, Math.max(3, height / 4));
    int forTail = Math.min(tail.size(), Math.max(LEAST_FOR_TAIL, height / 6));
    int left = height - lines.size() - 1;
    int forTable = left - block(incidents.size()) - block(forTail);
    List<Line> table = CheckTable.lines(snapshot, width, Math.max(forTable, left / 2));
    add(lines, table);
    add(lines, incidents);
    int room = Math.min(tail.size(), height - lines.size() - 1);
    if (room > 0) {
      add(lines, tail.subList(tail.size() - room, tail.size()));
    }
    return lines.stream().limit(height).map(line -> line.cut(width)).toList();
  }

  private static int block(int lines) {
    return lines == 0 ? 0 : lines + 1;
  }

  private static void add(List<Line> lines, List<Line> block) {
    if (!block.isEmpty()) {
      lines.add(Line.of(""));
      lines.addAll(block);
    }
  }

  /** Where it looks and from where, how all checks stand, and what is wrong with the watch. */
  static List<Line> header(Snapshot snapshot) {
    List<Line> lines = new ArrayList<>();
    Snapshot.Worker worker = snapshot.worker();
    lines.add(
        Line.of(Style.BOLD, "Roadworthy")
            .and(
                " · "
                    + snapshot.at().truncatedTo(ChronoUnit.SECONDS)
                    + " · "
                    + snapshot.environment()
                    + (snapshot.location().isEmpty() ? "" : " from " + snapshot.location())
                    + " for "
                    + Ago.text(snapshot.startedAt(), snapshot.at())
                    + " · ")
            .and(
                worker == null
                    ? Line.of(Style.BAD, "no worker")
                    : Line.of(
                        "worker "
                            + worker.pid()
                            + " for "
                            + Ago.text(worker.startedAt(), snapshot.at()))));
    int checks = snapshot.checks().size();
    lines.add(
        Line.of(checks + (checks == 1 ? " check   " : " checks   "))
            .and(StatusStyle.counts(snapshot)));
    snapshot.troubles().stream()
        .limit(MOST_TROUBLES)
        .map(
            trouble ->
                Line.of(
                    Style.BAD,
                    "The watch is degraded for "
                        + Ago.text(trouble.since(), snapshot.at())
                        + ", "
                        + trouble.kind().title()
                        + ": "
                        + trouble.text()))
        .forEach(lines::add);
    Snapshot.Books books = snapshot.books();
    if (books != null && books.letters().isTrouble()) {
      lines.add(Line.of(Style.BAD, books.letters().text()));
    }
    return lines;
  }
}
