package dev.roadworthy.benchmarks.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roadworthy.benchmarks.measure.Journals;
import dev.roadworthy.benchmarks.measure.Proc;
import dev.roadworthy.benchmarks.measure.Program;
import dev.roadworthy.fault.Outcome;
import dev.roadworthy.journal.JournalEntry;
import dev.roadworthy.journal.JournalEntry.ReplacementAsked;
import dev.roadworthy.journal.JournalEntry.RunRecorded;
import dev.roadworthy.journal.JournalEntry.Served;
import dev.roadworthy.journal.JournalEntry.SuiteReady;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** One suite JVM as a watch has it, asked for one check after the other. */
final class WorkerProcess implements AutoCloseable {

  static final int AT_ONCE = 16;

  /** As many wait as run, so that it has something to do while nobody reads its journal. */
  private static final int ASKED = 2 * AT_ONCE;

  private static final Duration MOST = Duration.ofMinutes(2);

  private final Process process;
  private final OutputStream asks;
  private final Journals journals;
  private final Path log;
  private final Deque<String> idle = new ArrayDeque<>();
  private final List<String> wishes = new ArrayList<>();
  private boolean ready;
  private long served;
  private long notPassed;

  private WorkerProcess(Process process, Journals journals, Path log, int checks) {
    this.process = process;
    this.asks = process.getOutputStream();
    this.journals = journals;
    this.log = log;
    IntStream.range(0, checks).mapToObj(ManyChecks::id).forEach(idle::add);
  }

  /** Starts it, and waits until its suite is loaded. */
  static WorkerProcess start(
      Setting setting, Setting.Project project, WorkerOptions options, int checks)
      throws IOException, InterruptedException {
    Files.createDirectories(project.journals());
    UUID round = UUID.randomUUID();
    List<String> command = options.java();
    command.addAll(
        List.of(
            "-Denvironment=production",
            "-Droadworthy.config=" + project.configuration(),
            "-Droadworthy.home=" + project.home(),
            "-Droadworthy.trigger=schedule",
            "-Droadworthy.allure=false",
            "-Droadworthy.round=" + round,
            "-Droadworthy.journal=" + project.journals().resolve(round + ".journal"),
            "-Droadworthy.parent=" + ProcessHandle.current().pid(),
            "-cp",
            project.classes() + File.pathSeparator + setting.suite(),
            "dev.roadworthy.junit.worker.SuiteMain",
            "--scan",
            project.classes().toString(),
            "--serve",
            String.valueOf(AT_ONCE)));
    Path log = project.root().resolve("worker.log");
    Process process =
        new ProcessBuilder(command)
            .directory(project.root().toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    WorkerProcess worker =
        new WorkerProcess(process, new Journals(project.journals()), log, checks);
    long end = System.nanoTime() + MOST.toNanos();
    while (!worker.ready) {
      worker.hear();
      if (System.nanoTime() > end) {
        throw worker.ended("took too long to load the suite");
      }
    }
    return worker;
  }

  /** Has so many checks run, and returns when the last one has ended. */
  void run(long checks) throws IOException, InterruptedException {
    long end = served + checks;
    long asked = served;
    while (served < end) {
      StringBuilder lines = new StringBuilder();
      for (; asked < end && asked - served < ASKED; asked++) {
        lines.append("run ").append(idle.remove()).append('\n');
      }
      if (!lines.isEmpty()) {
        asks.write(lines.toString().getBytes(UTF_8));
        asks.flush();
      }
      hear();
    }
  }

  private void hear() throws IOException, InterruptedException {
    if (!process.isAlive()) {
      throw ended("has ended");
    }
    List<JournalEntry> entries = journals.read();
    entries.forEach(this::heard);
    if (entries.isEmpty()) {
      TimeUnit.MILLISECONDS.sleep(1);
    }
  }

  private void heard(JournalEntry entry) {
    if (entry instanceof SuiteReady) {
      ready = true;
    } else if (entry instanceof Served done) {
      served++;
      idle.add(done.check().value());
    } else if (entry instanceof RunRecorded recorded) {
      notPassed += recorded.run().outcome() == Outcome.PASSED ? 0 : 1;
    } else if (entry instanceof ReplacementAsked asked) {
      wishes.add(asked.why());
    }
  }

  private IOException ended(String how) throws IOException {
    process.destroy();
    return new IOException("the suite JVM " + how + ":\n" + Files.readString(log));
  }

  Proc proc() {
    return new Proc(process.pid());
  }

  /** How many checks have come to their end. */
  long served() {
    return served;
  }

  long notPassed() {
    return notPassed;
  }

  long journalBytes() throws IOException {
    return journals.bytes();
  }

  /** Why it asked to be replaced. */
  List<String> wishes() {
    return List.copyOf(wishes);
  }

  @Override
  public void close() throws IOException, InterruptedException {
    try (Journals closed = journals) {
      Program.end(process);
    }
  }
}
