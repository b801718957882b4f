package dev.roadworthy.benchmarks.load;

import dev.roadworthy.benchmarks.measure.Journals;
import dev.roadworthy.benchmarks.measure.Proc;
import dev.roadworthy.benchmarks.measure.Program;
import dev.roadworthy.journal.JournalEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Somebody who makes load, in a process group of its own. */
final class GeneratorProcess implements AutoCloseable {

  private final Process process;
  private final Path folder;
  private final Instant startedAt;
  private List<Proc> family = List.of();

  private GeneratorProcess(Process process, Path folder, Instant startedAt) {
    this.process = process;
    this.folder = folder;
    this.startedAt = startedAt;
  }

  /** The Java that this runs on. */
  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /**
   * Starts it.
   *
   * @param folder where it runs and leaves its files
   */
  static GeneratorProcess start(List<String> command, Path folder) throws IOException {
    List<String> whole = new ArrayList<>(List.of("setsid"));
    whole.addAll(command);
    Instant startedAt = Instant.now();
    Process process =
        new ProcessBuilder(whole)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said.log").toFile())
            .start();
    return new GeneratorProcess(process, folder, startedAt);
  }

  Instant startedAt() {
    return startedAt;
  }

  Proc proc() {
    return new Proc(process.pid());
  }

  /** Itself and all below it. */
  List<Proc> family() {
    family = proc().family();
    return family;
  }

  void requireAlive() throws IOException {
    if (!process.isAlive()) {
      throw new IOException("who makes the load has ended:\n" + said());
    }
  }

  /** Waits for its end, and returns when that was. */
  Instant awaitEnd(Duration most) throws IOException, InterruptedException {
    if (!process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IOException("who makes the load does not end:\n" + said());
    }
    return Instant.now();
  }

  /** How many of those that were its family at last are still there a second later. */
  long left() throws InterruptedException {
    TimeUnit.SECONDS.sleep(1);
    return family.stream().filter(GeneratorProcess::isAlive).count();
  }

  private static boolean isAlive(Proc proc) {
    return ProcessHandle.of(proc.pid()).map(ProcessHandle::isAlive).orElse(false);
  }

  String said() throws IOException {
    return Files.readString(folder.resolve("said.log"));
  }

  /** What a suite wrote down. */
  List<JournalEntry> journal() throws IOException {
    try (Journals journals = new Journals(folder.resolve("home/journals"))) {
      return journals.read();
    }
  }

  /** Ends it, and what it has left. */
  @Override
  public void close() throws InterruptedException {
    family();
    Program.end(process);
    family.stream()
        .filter(GeneratorProcess::isAlive)
        .flatMap(proc -> ProcessHandle.of(proc.pid()).stream())
        .forEach(ProcessHandle::destroyForcibly);
  }
}
