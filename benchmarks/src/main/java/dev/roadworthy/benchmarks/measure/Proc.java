package dev.roadworthy.benchmarks.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A process as Linux shows it below {@code /proc}. */
public record Proc(long pid) {

  /** On every architecture, whatever the kernel's own clock does. */
  private static final Duration TICK = Duration.ofMillis(10);

  private static final int USER_TIME = 11;
  private static final int SYSTEM_TIME = 12;
  private static final double KB_IN_MB = 1024;

  public static Proc self() {
    return new Proc(ProcessHandle.current().pid());
  }

  /** How many processes waited to run, on average over the last minute. */
  public static double load() throws IOException {
    return Double.parseDouble(Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
  }

  /** What it has used of processors so far, in steps of 10 ms, without its children. */
  public Duration cpu() throws IOException {
    String stat = Files.readString(file("stat"));
    // The name before it may have blanks and brackets.
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return TICK.multipliedBy(
        Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME]));
  }

  /** What it holds of the machine's memory, in MB of 1,048,576 bytes. */
  public double residentMb() throws IOException {
    return status("VmRSS") / KB_IN_MB;
  }

  /** The most that it has ever held of the machine's memory, in MB of 1,048,576 bytes. */
  public double mostResidentMb() throws IOException {
    return status("VmHWM") / KB_IN_MB;
  }

  /** How many there are. */
  public long threads() throws IOException {
    return status("Threads");
  }

  /** The sockets that it has open. */
  public long sockets() throws IOException {
    try (Stream<Path> descriptors = Files.list(file("fd"))) {
      return descriptors.filter(Proc::isSocket).count();
    }
  }

  /** Those that it started itself and that are still there. */
  public List<Proc> children() {
    return ProcessHandle.of(pid).stream()
        .flatMap(ProcessHandle::children)
        .map(child -> new Proc(child.pid()))
        .toList();
  }

  /** Itself, and all that came of it and is still there. */
  public List<Proc> family() {
    return ProcessHandle.of(pid).stream()
        .flatMap(self -> Stream.concat(Stream.of(self), self.descendants()))
        .map(each -> new Proc(each.pid()))
        .toList();
  }

  /**
   * Sends it a signal.
   *
   * @param signal such as {@code STOP}
   * @throws IOException if it cannot be sent
   */
  public void signal(String signal) throws IOException, InterruptedException {
    signal(signal, pid);
  }

  /** Sends a signal to all processes of the group that it leads. */
  public void signalGroup(String signal) throws IOException, InterruptedException {
    signal(signal, -pid);
  }

  private static void signal(String signal, long to) throws IOException, InterruptedException {
    int status =
        new ProcessBuilder("kill", "-" + signal, "--", String.valueOf(to))
            .inheritIO()
            .start()
            .waitFor();
    if (status != 0) {
      throw new IOException("kill -" + signal + " -- " + to + " ended with " + status);
    }
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
