package dev.roadworthy.samples.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Where the demo speaks, with the time since it began. */
final class Stage {

  private final PrintStream out;
  private final Instant start = Instant.now();

  Stage(PrintStream out) {
    this.out = out;
  }

  synchronized void says(String text) {
    Duration since = Duration.between(start, Instant.now());
    out.printf(Locale.ROOT, "%n[%3d s] %s%n", since.toSeconds(), text);
    out.flush();
  }

  /** A letter, so that nobody overlooks it. */
  synchronized void letter(String head, String text) {
    out.println("      +-- " + head);
    text.lines().forEach(line -> out.println("      |   " + line));
    out.println("      +--");
    out.flush();
  }

  synchronized void remark(String text) {
    out.println("      +-- " + text);
    out.flush();
  }

  PrintStream stream() {
    return out;
  }
}
