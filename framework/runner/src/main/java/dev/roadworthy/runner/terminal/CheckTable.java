package dev.roadworthy.runner.terminal;

import dev.roadworthy.evaluation.Status;
import dev.roadworthy.fault.Fault;
import dev.roadworthy.runner.watch.Attention;
import dev.roadworthy.runner.watch.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The checks of a watch, as many as there are lines for. */
final class CheckTable {

  private static final int STATUS = 8;
  private static final int LAST = 8;
  private static final int TOOK = 8;
  private static final int NEXT = 8;
  private static final int MISSED = 6;
  private static final int SHORTEST_ID = 8;

  /** From this width on there is room for everything. */
  private static final int ROOMY = 100;

  private final Instant now;
  private final int width;
  private final int idWidth;
  private final boolean missed;

  private CheckTable(List<Snapshot.Check> shown, Instant now, int width) {
    this.now = now;
    this.width = width;
    int longest = shown.stream().mapToInt(check -> Cells.width(check.id().value())).max().orElse(0);
    this.idWidth = Math.max(SHORTEST_ID, Math.min(longest, width / 4));
    this.missed = shown.stream().anyMatch(check -> check.missed() > 0);
  }

  /** Its lines: a heading, what needs attention most, and a count of what is left. */
  static List<Line> lines(Snapshot snapshot, int width, int height) {
    if (height < 2 || snapshot.checks().isEmpty()) {
      return List.of();
    }
    List<Snapshot.Check> all = snapshot.checks().stream().sorted(Attention.ORDER).toList();
    int rows = all.size() < height ? all.size() : height - 2;
    CheckTable table = new CheckTable(all.subList(0, rows), snapshot.at(), width);
    List<Line> lines = new ArrayList<>();
    lines.add(table.heading());
    all.stream().limit(rows).map(table::row).forEach(lines::add);
    if (rows < all.size()) {
      List<Snapshot.Check> left = all.subList(rows, all.size());
      lines.add(Line.of(Style.FAINT, "… " + left.size() + " more, " + Attention.counts(left)));
    }
    return lines;
  }

  private Line heading() {
    String text = column("STATUS", STATUS) + column("CHECK", idWidth) + column("LAST RUN", LAST);
    if (width >= ROOMY) {
      text += column("TOOK", TOOK);
    }
    text += column("NEXT", NEXT);
    if (missed) {
      text += column("MISSED", MISSED);
    }
    return Line.of(Style.FAINT, text + "SAYS");
  }

  private Line row(Snapshot.Check check) {
    Snapshot.Last last = check.last();
    Line line =
        Line.of(StatusStyle.of(check.status()), column(check.status().name(), STATUS))
            .and(column(check.id().value(), idWidth))
            .and(column(last == null ? "never" : ago(last.startedAt()), LAST));
    if (width >= ROOMY) {
      line = line.and(column(last == null ? "" : took(last.duration()), TOOK));
    }
    line = line.and(column(next(check), NEXT));
    if (missed) {
      line = line.and(column(check.missed() == 0 ? "" : "" + check.missed(), MISSED));
    }
    return line.and(says(check));
  }

  /** Two spaces keep it from the next one. */
  private static String column(String text, int columns) {
    return Cells.fit(Printable.text(text), columns) + "  ";
  }

  private String ago(Instant then) {
    return Ago.text(then, now);
  }

  private static String took(Duration duration) {
    long millis = duration.toMillis();
    return millis < 10_000
        ? millis + " ms"
        : String.format(Locale.ROOT, "%.1f s", millis / 1_000.0);
  }

  private String next(Snapshot.Check check) {
    Instant due = check.next();
    if (check.running()) {
      return "now";
    }
    if (due == null) {
      return "";
    }
    return due.isAfter(now) ? "in " + Ago.text(now, due) : "now";
  }

  private static Line says(Snapshot.Check check) {
    Snapshot.Last last = check.last();
    Fault fault = last == null ? null : last.fault();
    Line line = check.alone() ? Line.of(Style.WARNING, "in a JVM of its own  ") : Line.of("");
    if (check.status() == Status.STALE || (fault == null && check.status() != Status.UP)) {
      return line.and(check.reason());
    }
    if (fault == null) {
      return line;
    }
    return check.status() == Status.UP
        ? line.and(Style.FAINT, fault.diagnosis())
        : line.and(fault.diagnosis());
  }
}
