package dev.roadworthy.benchmarks.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A process as Linux shows it below {@code /proc}. */
record Proc(long pid) {

  /** On every architecture, whatever the kernel's own clock does. */
  private static final Duration TICK = Duration.ofMillis(10);

  private static final int USER_TIME = 11;
  private static final int SYSTEM_TIME = 12;
  private static final double KB_IN_MB = 1024;

  static Proc self() {
    return new Proc(ProcessHandle.current().pid());
  }

  /** How many processes waited to run, on average over the last minute. */
  static double load() throws IOException {
    return Double.parseDouble(Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
  }

  /** What it has used of processors so far, in steps of 10 ms, without its children. */
  Duration cpu() throws IOException {
    String stat = Files.readString(file("stat"));
    // The name before it may have blanks and brackets.
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return TICK.multipliedBy(
        Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME]));
  }

  /** What it holds of the machine's memory, in MB of 1,048,576 bytes. */
  double residentMb() throws IOException {
    return status("VmRSS") / KB_IN_MB;
  }

  long threads() throws IOException {
    return status("Threads");
  }

  /** The sockets that it has open. */
  long sockets() throws IOException {
    try (Stream<Path> descriptors = Files.list(file("fd"))) {
      return descriptors.filter(Proc::isSocket).count();
    }
  }

  List<Proc> children() {
    return ProcessHandle.of(pid).stream()
        .flatMap(ProcessHandle::children)
        .map(child -> new Proc(child.pid()))
        .toList();
  }

  private long status(String key) throws IOException {
    try (Stream<String> lines = Files.lines(file("status"))) {
      return lines
          .filter(line -> line.startsWith(key + ":"))
          .map(line -> line.replaceAll("\\D", ""))
          .mapToLong(Long::parseLong)
          .findFirst()
          .orElseThrow(() -> new IOException("process " + pid + " has ended"));
    }
  }

  private Path file(String name) {
    return Path.of("/proc", String.valueOf(pid), name);
  }

  private static boolean isSocket(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
    } catch (NoSuchFileException e) {
      return false; // closed meanwhile
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
