package dev.roadworthy.runner.command;

import dev.roadworthy.redaction.Redactor;
import dev.roadworthy.runner.Json;
import dev.roadworthy.runner.log.JsonLog;
import dev.roadworthy.runner.log.ProgramLog;
import dev.roadworthy.runner.log.WatchLog;
import dev.roadworthy.runner.terminal.Line;
import dev.roadworthy.runner.terminal.Printer;
import dev.roadworthy.runner.terminal.Style;
import dev.roadworthy.runner.terminal.Terminal;
import dev.roadworthy.runner.terminal.WatchScreen;
import dev.roadworthy.runner.terminal.WatchView;
import dev.roadworthy.runner.watch.WatchListener;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * What a watch says on standard output: a screen on a terminal, lines elsewhere, or a log.
 *
 * @param listeners who hears the watch
 * @param atStop gives a terminal back
 * @param printer prints what waits
 */
record WatchOutput(List<WatchListener> listeners, Runnable atStop, Printer<?> printer)
    implements AutoCloseable {

  static WatchOutput open(LogFormat format, PrintWriter out, Redactor redactor) {
    if (format == LogFormat.JSON) {
      Printer<String> printer = new Printer<>(out::println, WatchOutput::jsonGap);
      JsonLog log = new JsonLog(printer, redactor, InstantSource.system());
      ProgramLog.into(log, System.getenv("ROADWORTHY_LOG"));
      return new WatchOutput(List.of(new WatchLog(log)), () -> {}, printer);
    }
    if (Terminal.isThere()) {
      WatchScreen screen = new WatchScreen(out, Terminal.hasColours());
      Printer<Line> printer = new Printer<>(screen, WatchOutput::gap);
      return new WatchOutput(List.of(new WatchView(printer), screen), screen::close, printer);
    }
    Printer<Line> printer = new Printer<>(new Terminal(out, false)::line, WatchOutput::gap);
    return new WatchOutput(List.of(new WatchView(printer)), () -> {}, printer);
  }

  private static Line gap(long lines) {
    return Line.of(Style.WARNING, "… " + lines + " lines are left out: nobody read them in time");
  }

  private static String jsonGap(long lines) {
    return Json.line(
        Json.object()
            .with("time", Instant.now())
            .with("level", "WARN")
            .with("event", "gap")
            .with("message", "lines left out, because nobody read them in time: " + lines)
            .asMap());
  }

  /** Gives a terminal back; what is said from then on are lines. */
  void giveTerminalBack() {
    atStop.run();
  }

  @Override
  public void close() {
    giveTerminalBack();
    printer.close();
  }
}
